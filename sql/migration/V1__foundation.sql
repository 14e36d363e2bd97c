-- Times are UTC. Amounts are minor units. Every table that is moved through states has a version that equals the seq of
-- its newest journal line.

create table journal (
  id bigint not null auto_increment primary key,
  subject_no varchar(40) not null,
  seq int not null,
  from_state varchar(24) null,
  to_state varchar(24) not null,
  event varchar(40) not null,
  actor varchar(80) not null,
  detail varchar(1000) null,
  at datetime(6) not null,
  constraint uq_journal unique (subject_no, seq)
) default character set utf8mb4 collate utf8mb4_bin;

create table outbox (
  id bigint not null auto_increment primary key,
  purpose varchar(8) not null,
  subject_no varchar(40) not null,
  name varchar(60) not null,
  correlation_key varchar(64) not null,
  message_id varchar(100) not null,
  ttl_seconds bigint not null,
  variables varchar(1000) not null,
  attempts int not null,
  created_at datetime(6) not null,
  due_at datetime(6) not null,
  constraint uq_outbox_message unique (message_id),
  key ix_outbox_due (due_at),
  key ix_outbox_subject (subject_no)
) default character set utf8mb4 collate utf8mb4_bin;

create table process_run (
  subject_no varchar(40) not null primary key,
  process varchar(40) not null,
  run_no int not null,
  run_key varchar(24) null,
  claimed_at datetime(6) null,
  due_at datetime(6) not null,
  finished_at datetime(6) null,
  key ix_process_run_due (finished_at, due_at)
) default character set utf8mb4 collate utf8mb4_bin;

create table process_release (
  id int not null primary key,
  release_no int not null,
  bundle_hash char(64) not null,
  deployed_at datetime(6) null
) default character set utf8mb4 collate utf8mb4_bin;
insert into process_release (id, release_no, bundle_hash, deployed_at) values (1, 0, '', null);

create table vault_entry (
  token varchar(40) not null primary key,
  owner varchar(64) not null,
  ciphertext varbinary(8000) not null,
  keyed_hash char(64) not null,
  masked varchar(64) not null,
  created_at datetime(6) not null,
  key ix_vault_hash (keyed_hash)
) default character set utf8mb4 collate utf8mb4_bin;

create table alert (
  id bigint not null auto_increment primary key,
  kind varchar(40) not null,
  dedup_key varchar(120) not null,
  subject_no varchar(40) null,
  text varchar(1000) not null,
  occurrences int not null,
  first_at datetime(6) not null,
  last_at datetime(6) not null,
  constraint uq_alert unique (kind, dedup_key)
) default character set utf8mb4 collate utf8mb4_bin;
