-- Each instance counted for itself how many lines of batches it may start; now one at a time does.
create table batch_start (
  id int not null primary key
) default character set utf8mb4 collate utf8mb4_bin;
insert into batch_start (id) values (1);

-- The order in which merchants read events: given after the commit, one after the other, so that none is skipped.
--
-- event_seq: null until it was given, within about a second
alter table notification
  add column event_seq bigint null,
  add key ix_notification_events (merchant_id, event_seq),
  add key ix_notification_seq (event_seq);

update notification n
  join (select notification_no, row_number() over (order by notification_no) as seq from notification) numbered
    on numbered.notification_no = n.notification_no
set n.event_seq = numbered.seq;

create table event_order (
  id int not null primary key,
  next_seq bigint not null
) default character set utf8mb4 collate utf8mb4_bin;
insert into event_order (id, next_seq) select 1, count(*) + 1 from notification;
