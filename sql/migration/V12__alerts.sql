-- An alert is open until a person acknowledges it; the next occurrence opens it again. opening counts how often it was
-- opened, so that who mails or acknowledges one opening leaves the next alone.
alter table alert
  add column opening int not null default 1,
  add column opened_at datetime(6) null,
  add column acknowledged_at datetime(6) null,
  add column mail_due_since datetime(6) null,
  add key ix_alert_open (acknowledged_at, kind),
  add key ix_alert_mail (mail_due_since, kind);
update alert set opened_at = first_at, mail_due_since = utc_timestamp(6);
alter table alert modify opened_at datetime(6) not null;

create table alert_acknowledgement (
  alert_id bigint not null,
  opening int not null,
  acknowledged_at datetime(6) not null,
  acknowledged_by varchar(80) not null,
  note varchar(500) not null,
  constraint pk_alert_acknowledgement primary key (alert_id, opening),
  constraint fk_alert_acknowledgement foreign key (alert_id) references alert (id) on delete cascade
) default character set utf8mb4 collate utf8mb4_bin;

-- Who raises claim_no while not_before is past may send one mail about the kind. not_before is the end of that lease, and
-- afterwards of the pause.
create table alert_mail (
  kind varchar(40) not null primary key,
  claim_no bigint not null,
  not_before datetime(6) not null,
  failures int not null,
  sent_at datetime(6) null
) default character set utf8mb4 collate utf8mb4_bin;
