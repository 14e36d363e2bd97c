-- Lists are separated by commas. Whoever changes a table of a catalogue adds one to its version in the same transaction;
-- every instance follows within about a second.

create table catalogue_version (
  name varchar(40) not null primary key,
  version bigint not null
) default character set utf8mb4 collate utf8mb4_bin;
insert into catalogue_version (name, version) values ('channels', 1), ('result-codes', 1);

create table channel (
  code varchar(40) not null primary key,
  name varchar(80) not null,
  protocol varchar(40) not null,
  base_url varchar(200) not null,
  mid varchar(40) not null,
  secret_token varchar(40) null,
  enabled boolean not null,
  weight int not null,
  time_zone varchar(40) not null,
  order_no_prefix varchar(12) not null,
  order_no_digits_only boolean not null,
  order_no_max_length int not null,
  call_deadline_ms int not null,
  max_concurrency int not null
) default character set utf8mb4 collate utf8mb4_bin;

create table channel_interface (
  channel_code varchar(40) not null,
  operation varchar(16) not null,
  methods varchar(200) not null,
  types varchar(200) not null,
  currencies varchar(200) not null,
  institutions varchar(1000) not null,
  min_amount bigint not null,
  max_amount bigint not null,
  enabled boolean not null,
  query_schedule varchar(200) not null,
  not_found_final_after_seconds int null,
  close_supported boolean not null,
  payer_timeout_seconds int null,
  constraint pk_channel_interface primary key (channel_code, operation),
  constraint fk_channel_interface foreign key (channel_code) references channel (code)
) default character set utf8mb4 collate utf8mb4_bin;

-- '*' as channel or sub code stands for any; the most specific line wins, the channel before the sub code.
create table result_code (
  channel_code varchar(40) not null,
  operation varchar(16) not null,
  code varchar(32) not null,
  sub_code varchar(24) not null,
  unified_code varchar(40) not null,
  verdict varchar(16) not null,
  message varchar(200) not null,
  counts_against_health boolean not null,
  reroutable boolean not null,
  constraint pk_result_code primary key (channel_code, operation, code, sub_code)
) default character set utf8mb4 collate utf8mb4_bin;

create table untranslated_code (
  channel_code varchar(40) not null,
  operation varchar(16) not null,
  code varchar(32) not null,
  sub_code varchar(24) not null,
  occurrences bigint not null,
  first_at datetime(6) not null,
  last_at datetime(6) not null,
  constraint pk_untranslated_code primary key (channel_code, operation, code, sub_code)
) default character set utf8mb4 collate utf8mb4_bin;

create table route_decision (
  order_no varchar(40) not null,
  attempt int not null,
  channel_code varchar(40) null,
  explanation text not null,
  decided_at datetime(6) not null,
  constraint uq_route_decision primary key (order_no, attempt)
) default character set utf8mb4 collate utf8mb4_bin;
