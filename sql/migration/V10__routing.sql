-- Limits per day. A counter is the sum of its rows in quota_hold that are not released; both change in one transaction.

create table quota_counter (
  card char(64) not null,
  scope varchar(160) not null,
  day date not null,
  amount bigint not null,
  number bigint not null,
  constraint pk_quota_counter primary key (card, scope, day),
  key ix_quota_counter_day (card, day)
) default character set utf8mb4 collate utf8mb4_bin;

create table quota_hold (
  order_no varchar(40) not null,
  attempt int not null,
  card char(64) not null,
  scope varchar(160) not null,
  day date not null,
  amount bigint not null,
  state varchar(12) not null,
  updated_at datetime(6) not null,
  constraint pk_quota_hold primary key (order_no, attempt, card, scope),
  key ix_quota_hold_counter (card, scope, day),
  key ix_quota_hold_open (state, updated_at)
) default character set utf8mb4 collate utf8mb4_bin;

-- What instances tell each other of channels and pools: changes, never totals.
create table health_change (
  id bigint not null auto_increment primary key,
  instance varchar(40) not null,
  subject varchar(60) not null,
  successes int not null,
  failures int not null,
  at datetime(6) not null,
  key ix_health_change_at (at)
) default character set utf8mb4 collate utf8mb4_bin;

-- The short memory of payers: a keyed hash of the card, or of the merchant's number of the payer.
create table payer_failure (
  id bigint not null auto_increment primary key,
  payer char(64) not null,
  channel varchar(40) not null,
  code varchar(40) not null,
  at datetime(6) not null,
  key ix_payer_failure_payer (payer, at),
  key ix_payer_failure_at (at)
) default character set utf8mb4 collate utf8mb4_bin;

-- The latest known balance at each account from which payouts are paid; filled by the balance queries.
create table reserve_balance (
  account varchar(40) not null,
  currency char(3) not null,
  available bigint not null,
  as_of datetime(6) not null,
  constraint pk_reserve_balance primary key (account, currency)
) default character set utf8mb4 collate utf8mb4_bin;

alter table route_decision
  add column account_code varchar(40) null,
  add column pool_code varchar(40) null,
  add column catalogue_version bigint null,
  add column payer_keys varchar(140) null,
  add key ix_route_decision_account (account_code, decided_at),
  modify explanation mediumtext not null;
