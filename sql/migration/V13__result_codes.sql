-- Result codes by merchant, with effective dates, and kept for ever: a change removes lines and adds lines, and makes the
-- next version of the table. A line is in the versions from added_in to before removed_in; removed_in = 0 means that it is
-- in the present one. added_in = 0 is a line that SQL added; the first instance that reads it fills in the version.
-- '*' as merchant, channel or sub code stands for any; the most specific line wins, the merchant before the channel
-- before the sub code. Lines of one key whose dates overlap are refused.
alter table result_code
  drop primary key,
  add column id bigint not null auto_increment primary key,
  add column merchant_id varchar(64) not null default '*',
  add column effective_from datetime(6) null,
  add column effective_until datetime(6) null,
  add column added_in bigint not null default 0,
  add column added_at datetime(6) null,
  add column added_by varchar(80) null,
  add column added_reason varchar(500) null,
  add column removed_in bigint not null default 0,
  add column removed_at datetime(6) null,
  add column removed_by varchar(80) null,
  add column removed_reason varchar(500) null,
  add column starts_at datetime(6)
    generated always as (coalesce(effective_from, timestamp '1000-01-01 00:00:00')) stored;
alter table result_code
  add constraint uq_result_code
    unique (merchant_id, channel_code, operation, code, sub_code, removed_in, starts_at);
update result_code
set added_in = (select version from catalogue_version where name = 'result-codes'), added_at = utc_timestamp(6);

-- The first transaction that met the code, and the newest four, separated by commas. translated_in is the version of the
-- table that was the first to know the code.
alter table untranslated_code
  add column examples varchar(210) not null default '',
  add column translated_at datetime(6) null,
  add column translated_by varchar(80) null,
  add column translated_in bigint null,
  add key ix_untranslated_code_open (translated_at, last_at);

-- How often a line of this key translated an answer. Statistics: what an instance has counted last dies with it.
create table result_code_sighting (
  merchant_id varchar(64) not null,
  channel_code varchar(40) not null,
  operation varchar(16) not null,
  code varchar(32) not null,
  sub_code varchar(24) not null,
  sightings bigint not null,
  first_at datetime(6) not null,
  last_at datetime(6) not null,
  constraint pk_result_code_sighting primary key (merchant_id, channel_code, operation, code, sub_code)
) default character set utf8mb4 collate utf8mb4_bin;
