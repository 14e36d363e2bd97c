-- The whole catalogue. What several kinds of owners have stands in one table each, by kind and code of the owner; the
-- code of an interface is channel/OPERATION, such as northbank-card/PAY. Lists are separated by commas.

create table institution (
  code varchar(40) not null primary key,
  name varchar(80) not null
) default character set utf8mb4 collate utf8mb4_bin;

alter table channel add column max_backlog int null;

alter table channel_interface modify column methods varchar(1000) not null;
alter table channel_interface modify column types varchar(1000) not null;
alter table channel_interface modify column institutions text not null;
alter table channel_interface add column weight int null;

create table interface_feature (
  channel_code varchar(40) not null,
  operation varchar(16) not null,
  position int not null,
  element varchar(24) not null,
  comparison varchar(16) not null,
  compared_with text not null,
  effect varchar(16) not null,
  constraint pk_interface_feature primary key (channel_code, operation, position),
  constraint fk_interface_feature foreign key (channel_code, operation)
    references channel_interface (channel_code, operation)
) default character set utf8mb4 collate utf8mb4_bin;

create table catalogue_fee (
  owner_kind varchar(16) not null,
  owner_code varchar(64) not null,
  position int not null,
  type varchar(40) null,
  institution varchar(40) null,
  from_amount bigint not null,
  flat_amount bigint not null,
  percent decimal(7, 4) not null,
  min_amount bigint null,
  cap_amount bigint null,
  constraint pk_catalogue_fee primary key (owner_kind, owner_code, position)
) default character set utf8mb4 collate utf8mb4_bin;

create table maintenance_window (
  channel_code varchar(40) not null,
  position int not null,
  starts_at datetime(6) not null,
  ends_at datetime(6) not null,
  operation varchar(16) null,
  institution varchar(40) null,
  constraint pk_maintenance_window primary key (channel_code, position),
  constraint fk_maintenance_window foreign key (channel_code) references channel (code)
) default character set utf8mb4 collate utf8mb4_bin;

create table channel_account (
  code varchar(40) not null primary key,
  channel_code varchar(40) not null,
  mid varchar(40) not null,
  enabled boolean not null,
  weight int not null,
  region varchar(40) null,
  industry varchar(40) null,
  merchants text not null,
  constraint fk_channel_account foreign key (channel_code) references channel (code)
) default character set utf8mb4 collate utf8mb4_bin;

create table pool (
  code varchar(40) not null primary key,
  name varchar(80) not null,
  enabled boolean not null,
  ranking varchar(16) not null,
  account_choice varchar(16) not null,
  match_region boolean not null,
  match_industry boolean not null,
  min_success_percent int null,
  max_credit_percent int null,
  max_debit_credit_difference bigint null,
  exploration_percent int not null,
  time_zone varchar(40) not null
) default character set utf8mb4 collate utf8mb4_bin;

create table pool_account (
  pool_code varchar(40) not null,
  account_code varchar(40) not null,
  constraint pk_pool_account primary key (pool_code, account_code),
  constraint fk_pool_account_pool foreign key (pool_code) references pool (code),
  constraint fk_pool_account_account foreign key (account_code) references channel_account (code)
) default character set utf8mb4 collate utf8mb4_bin;

-- '*' as merchant, method or type stands for any.
create table merchant_routing (
  merchant_id varchar(32) not null primary key,
  region varchar(40) null,
  industry varchar(40) null
) default character set utf8mb4 collate utf8mb4_bin;

-- pools are tried in the order in which they stand.
create table merchant_route (
  merchant_id varchar(32) not null,
  operation varchar(16) not null,
  method varchar(40) not null,
  type varchar(40) not null,
  pools varchar(1000) not null,
  constraint pk_merchant_route primary key (merchant_id, operation, method, type),
  constraint fk_merchant_route foreign key (merchant_id) references merchant_routing (merchant_id)
) default character set utf8mb4 collate utf8mb4_bin;

-- owner_kind: CHANNEL, INTERFACE
create table catalogue_priority (
  owner_kind varchar(16) not null,
  owner_code varchar(64) not null,
  position int not null,
  category varchar(40) not null,
  expression varchar(2000) not null,
  constraint pk_catalogue_priority primary key (owner_kind, owner_code, position)
) default character set utf8mb4 collate utf8mb4_bin;

-- owner_kind: CHANNEL, ACCOUNT, POOL
create table catalogue_hours (
  owner_kind varchar(16) not null,
  owner_code varchar(64) not null,
  position int not null,
  hours varchar(11) not null,
  constraint pk_catalogue_hours primary key (owner_kind, owner_code, position)
) default character set utf8mb4 collate utf8mb4_bin;

-- owner_kind: CHANNEL, INTERFACE, ACCOUNT, POOL
create table catalogue_limit (
  owner_kind varchar(16) not null,
  owner_code varchar(64) not null,
  position int not null,
  institution varchar(40) null,
  currency char(3) not null,
  min_amount bigint null,
  max_amount bigint null,
  daily_amount bigint null,
  daily_count int null,
  card_daily_amount bigint null,
  card_daily_count int null,
  constraint pk_catalogue_limit primary key (owner_kind, owner_code, position)
) default character set utf8mb4 collate utf8mb4_bin;

-- Every version that was in use, as its file. recorded_by is null for what somebody changed in the tables;
-- sample_digest says of which text of the local stack's sample it was made.
create table catalogue_edition (
  version bigint not null primary key,
  yaml mediumtext not null,
  recorded_at datetime(6) not null,
  recorded_by varchar(80) null,
  note varchar(500) null,
  sample_digest char(64) null
) default character set utf8mb4 collate utf8mb4_bin;

-- What was said so far in other words: one account per channel, all of them for everybody's payments.
insert into institution (code, name)
with recursive place (n) as (select 1 union all select n + 1 from place where n < 200),
     named (code) as (
       select trim(substring_index(substring_index(institutions, ',', n), ',', -1))
       from channel_interface
       join place on n <= 1 + char_length(institutions) - char_length(replace(institutions, ',', '')))
select distinct code, code from named where code <> '';

insert into channel_account (code, channel_code, mid, enabled, weight, region, industry, merchants)
select code, code, mid, true, 1, null, null, '' from channel;

insert into pool (code, name, enabled, ranking, account_choice, match_region, match_industry, min_success_percent,
                  max_credit_percent, max_debit_credit_difference, exploration_percent, time_zone)
select 'all', 'All accounts', true, 'PRIORITY', 'RANDOM', false, false, null, null, null, 0, 'Asia/Shanghai'
from dual where exists (select 1 from channel);
insert into pool_account (pool_code, account_code) select 'all', code from channel_account;
insert into merchant_routing (merchant_id, region, industry) select '*', null, null from pool;
insert into merchant_route (merchant_id, operation, method, type, pools) select '*', 'PAY', '*', '*', 'all' from pool;

alter table channel drop column mid;

update catalogue_version set version = version + 1 where name = 'channels';
