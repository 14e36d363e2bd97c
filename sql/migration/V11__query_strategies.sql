-- On which days banks work. calendar_day holds the days that are other than their week says: working days, else holidays.
create table business_calendar (
  code varchar(40) not null primary key,
  weekend varchar(80) not null
) default character set utf8mb4 collate utf8mb4_bin;

create table calendar_day (
  calendar_code varchar(40) not null,
  day date not null,
  working boolean not null,
  constraint pk_calendar_day primary key (calendar_code, day),
  constraint fk_calendar_day foreign key (calendar_code) references business_calendar (code)
) default character set utf8mb4 collate utf8mb4_bin;

alter table channel add column calendar varchar(40) null after time_zone;
alter table channel add column queries_per_second int not null default 10 after max_concurrency;
alter table channel add constraint fk_channel_calendar foreign key (calendar) references business_calendar (code);

alter table channel_interface modify column query_schedule varchar(400) not null;
alter table channel_interface add column resend_after_seconds int null after not_found_final_after_seconds;

alter table merchant_routing add column late_money varchar(16) null after industry;

-- How fast a bank is asked for results, over all instances, by this database's clock in UTC. next_at: when the next query
-- is due by the channel's rate; queue_until: until when those that were refused have been told to wait.
create table query_pace (
  channel_code varchar(40) not null primary key,
  next_at datetime(6) not null,
  queue_until datetime(6) not null
) default character set utf8mb4 collate utf8mb4_bin;
