-- What grows is removed in small steps when it is old enough. due_at says when somebody looks again; whoever moves it is the
-- one who does. removed counts rows since the beginning.
create table retention (
  name varchar(40) not null primary key,
  due_at datetime(6) not null,
  looked_at datetime(6) null,
  removed bigint not null
) default character set utf8mb4 collate utf8mb4_bin;

alter table quota_counter add key ix_quota_counter_past (day);
alter table quota_hold add key ix_quota_hold_past (day);
alter table notification_attempt add key ix_notification_attempt_at (at);
alter table catalogue_edition add key ix_catalogue_edition_recorded (recorded_at);
