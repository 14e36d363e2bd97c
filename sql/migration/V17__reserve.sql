-- The reserve: what is on each account from which payouts are paid, and what of it is spoken for.
--
-- balance: as the bank had it at as_of, which is before it was asked. held: the sum of open holds. confirmed: the sum of
-- payouts that were confirmed after as_of, so that the balance does not know of them. due_at: when the bank is asked next.
-- failures: in a row. low: whether somebody was told that it is low.
drop table reserve_balance;

create table reserve_balance (
  account varchar(40) not null,
  currency char(3) not null,
  balance bigint null,
  as_of datetime(6) null,
  held bigint not null default 0,
  confirmed bigint not null default 0,
  due_at datetime(6) not null,
  failures int not null default 0,
  low boolean not null default false,
  constraint pk_reserve_balance primary key (account, currency)
) default character set utf8mb4 collate utf8mb4_bin;

create table reserve_hold (
  order_no varchar(40) not null,
  attempt int not null,
  account varchar(40) not null,
  currency char(3) not null,
  amount bigint not null,
  state varchar(12) not null,
  confirmed_at datetime(6) null,
  updated_at datetime(6) not null,
  constraint pk_reserve_hold primary key (order_no, attempt),
  key ix_reserve_hold_account (account, currency, state, confirmed_at),
  key ix_reserve_hold_open (state, updated_at)
) default character set utf8mb4 collate utf8mb4_bin;

-- Orders that wait for a reserve, one row for each account that could pay them. since: of the first time.
create table reserve_wait (
  order_no varchar(40) not null,
  account varchar(40) not null,
  currency char(3) not null,
  amount bigint not null,
  since datetime(6) not null,
  constraint pk_reserve_wait primary key (order_no, account),
  key ix_reserve_wait_account (account, currency),
  key ix_reserve_wait_since (since, order_no)
) default character set utf8mb4 collate utf8mb4_bin;

-- Transfers that were asked for; sent_at: when the treasury's system took the request.
create table reserve_transfer (
  transfer_no varchar(40) not null primary key,
  account varchar(40) not null,
  currency char(3) not null,
  amount bigint not null,
  asked_at datetime(6) not null,
  sent_at datetime(6) null,
  key ix_reserve_transfer_unsent (sent_at, asked_at)
) default character set utf8mb4 collate utf8mb4_bin;

-- Into which amounts an order was cut, in minor units, separated by commas; null: it was not.
alter table route_decision add column parts varchar(2400) null;
