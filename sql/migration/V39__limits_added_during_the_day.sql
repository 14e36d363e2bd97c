-- What each attempt may count for, whatever limits there were when it was decided. A counter that is opened later in the
-- day is filled from here; without that, a limit that is added during the day would start at zero.

create table quota_use (
  order_no varchar(40) not null,
  attempt int not null,
  operation varchar(16) not null,
  channel varchar(40) not null,
  account varchar(40) not null,
  pool varchar(40) not null,
  type varchar(40) not null,
  institution varchar(40) not null,
  currency char(3) not null,
  card char(64) not null,
  channel_day date not null,
  pool_day date not null,
  amount bigint not null,
  state varchar(12) not null,
  updated_at datetime(6) not null,
  constraint pk_quota_use primary key (order_no, attempt),
  key ix_quota_use_channel (channel, channel_day, institution),
  key ix_quota_use_account (account, channel_day, institution),
  key ix_quota_use_pool (pool, pool_day, institution),
  key ix_quota_use_card (card, channel_day),
  key ix_quota_use_open (state, updated_at),
  key ix_quota_use_past (channel_day)
) default character set utf8mb4 collate utf8mb4_bin;

-- Whoever decides passes the gates of channel, account, pool and card together with others; whoever opens a counter has its
-- gate alone. A gate is one of these rows, by the hash of its name.
create table quota_gate (
  slot int not null primary key
) default character set utf8mb4 collate utf8mb4_bin;
insert into quota_gate (slot)
with recursive number (n) as (select 0 union all select n + 1 from number where n < 255)
select n from number;

-- The attempts of the last days. A zone that the database does not know counts as Asia/Shanghai; that concerns limits
-- that are added on the day of this migration.
insert into quota_use (order_no, attempt, operation, channel, account, pool, type, institution, currency, card,
                       channel_day, pool_day, amount, state, updated_at)
select t.order_no, t.attempt, t.operation, t.channel, t.account, t.pool, t.type,
       coalesce(p.institution, o.institution, ''), t.amount_currency,
       if(t.card_token is null, '', coalesce(substring_index(d.payer_keys, ',', 1), '')),
       date(if(c.time_zone = 'UTC', t.created_at,
               coalesce(convert_tz(t.created_at, '+00:00', c.time_zone), t.created_at + interval 8 hour))),
       date(if(l.time_zone = 'UTC', t.created_at,
               coalesce(convert_tz(t.created_at, '+00:00', l.time_zone), t.created_at + interval 8 hour))),
       t.amount_value,
       case when t.state = 'SUCCEEDED' then 'CONFIRMED'
            when t.state in ('FAILED', 'CLOSED') and not t.by_person then 'RELEASED'
            else 'HELD' end,
       utc_timestamp(6)
from bank_transaction t
left join payment p on p.order_no = t.order_no
left join payout o on o.order_no = t.order_no
left join route_decision d on d.order_no = t.order_no and d.attempt = t.attempt
left join channel c on c.code = t.channel
left join pool l on l.code = t.pool
where t.operation in ('PAY', 'PAYOUT') and t.created_at > utc_timestamp(6) - interval 3 day;
