-- What left the tables for files that can be read back.
--
-- archive_file: written before the file is, so that one that was never recorded can be removed. orders: lines of the file.
-- recorded_at: since when rows are missed in the tables that this file has; null: none are.
-- checked_at: when it was read again last, to find out in time that it cannot be read any more.
create table archive_file (
  id bigint not null auto_increment primary key,
  name varchar(60) not null,
  orders int null,
  sha256 char(64) null,
  begun_at datetime(6) not null,
  recorded_at datetime(6) null,
  checked_at datetime(6) null,
  constraint uq_archive_file unique (name),
  key ix_archive_file_recorded (recorded_at)
) default character set utf8mb4 collate utf8mb4_bin;

-- Where the journals and decisions of an order are, beside what is in the tables; line: of the file, from 1.
create table archived_order (
  order_no varchar(40) not null,
  file_id bigint not null,
  line int not null,
  constraint pk_archived_order primary key (order_no, file_id)
) default character set utf8mb4 collate utf8mb4_bin;

-- position: the id of the last row that was looked at where a look goes through a table piece by piece; 0: at its beginning.
alter table retention add column position bigint not null default 0;
