-- What one person wants to become of a refused refund or a money case, and another one has to confirm: it lets money out, or
-- books it. The row goes when its subject moves on.
create table word_proposal (
  subject_no varchar(40) not null primary key,
  word varchar(16) not null,
  operator varchar(80) not null,
  reason varchar(500) not null,
  amount_value bigint not null,
  amount_currency char(3) not null,
  why_second varchar(200) not null,
  proposed_at datetime(6) not null
) default character set utf8mb4 collate utf8mb4_bin;
