-- Notifications to merchants. attempts only grows; those before the last resend are counted in attempts_before.

create table notification (
  notification_no varchar(40) not null primary key,
  merchant_id varchar(64) not null,
  order_no varchar(40) not null,
  order_version int not null,
  event_type varchar(60) not null,
  url varchar(500) null,
  body text not null,
  state varchar(24) not null,
  version int not null,
  attempts int not null,
  attempts_before int not null,
  next_attempt_at datetime(6) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint uq_notification unique (order_no, order_version, event_type),
  key ix_notification_merchant (merchant_id, notification_no)
) default character set utf8mb4 collate utf8mb4_bin;

create table notification_attempt (
  notification_no varchar(40) not null,
  attempt int not null,
  at datetime(6) not null,
  status int null,
  outcome varchar(200) not null,
  primary key (notification_no, attempt)
) default character set utf8mb4 collate utf8mb4_bin;

-- A merchant's own gaps between attempts: ISO 8601 durations, separated by blanks.
create table notification_schedule (
  merchant_id varchar(64) not null primary key,
  delays varchar(500) not null
) default character set utf8mb4 collate utf8mb4_bin;
