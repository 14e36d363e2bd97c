-- Payouts that look like another one: same merchant, payee's account, amount and day.
--
-- likeness: keyed hash of these. possible_duplicate_of: the first of those that may have been paid when this one came.
-- confirmation: AWAITED while its merchant has to say that it is meant, GIVEN afterwards. check_digit_wrong: of a private
-- payee's card number.
alter table payout
  add column likeness char(64) null,
  add column possible_duplicate_of varchar(40) null,
  add column confirmation varchar(12) null,
  add column check_digit_wrong boolean not null default false,
  add key ix_payout_likeness (likeness, order_no);

-- Locks: of those who accept payouts that look alike at the same time, one waits for the other. A row means nothing afterwards.
create table payout_likeness (
  likeness char(64) not null primary key,
  locked_at datetime(6) not null,
  key ix_payout_likeness_locked (locked_at)
) default character set utf8mb4 collate utf8mb4_bin;
