-- A bank that refuses a payout for want of money, although it has said that there is enough, is not believed again.
--
-- told: its newest balance in its own words; balance: what of it we go by. refused: the least that it has refused although
-- it said that it had it; refusals: how often in a row, counted once for each balance that it told; doubted_at: when it was
-- counted last. overstated: by how much what it says is too much. doubted_until: from then on one payout tries again.
alter table reserve_balance
  add column told bigint null,
  add column refused bigint null,
  add column refusals int not null default 0,
  add column overstated bigint not null default 0,
  add column doubted_at datetime(6) null,
  add column doubted_until datetime(6) null;
