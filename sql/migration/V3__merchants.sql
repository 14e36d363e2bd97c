-- Key ids and nonces compare byte by byte: in another collation "A" would burn "a".

create table merchant (
  id varchar(32) not null primary key,
  name varchar(100) not null,
  notify_url varchar(500) null,
  enabled boolean not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null
) default character set utf8mb4 collate utf8mb4_bin;

create table merchant_key (
  key_id varchar(64) not null primary key,
  merchant_id varchar(32) not null,
  algorithm varchar(16) not null,
  material varbinary(4000) not null,
  valid_from datetime(6) not null,
  valid_until datetime(6) null,
  constraint fk_merchant_key_merchant foreign key (merchant_id) references merchant (id)
) default character set utf8mb4 collate utf8mb4_bin;

create table merchant_webhook_secret (
  id bigint not null auto_increment primary key,
  merchant_id varchar(32) not null,
  keyed_hash char(64) not null,
  secret varbinary(1000) not null,
  valid_from datetime(6) not null,
  valid_until datetime(6) null,
  constraint uq_merchant_webhook_secret unique (merchant_id, keyed_hash),
  constraint fk_merchant_webhook_secret_merchant foreign key (merchant_id) references merchant (id)
) default character set utf8mb4 collate utf8mb4_bin;

create table merchant_nonce (
  key_id varchar(64) not null,
  nonce varchar(64) not null,
  used_at datetime(6) not null,
  primary key (key_id, nonce),
  key ix_merchant_nonce_used (used_at)
) default character set utf8mb4 collate utf8mb4_bin;
