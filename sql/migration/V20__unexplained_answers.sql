-- What banks said of transactions that had ended, in codes without a meaning; a row goes when its code has got one.
--
-- ended_as: how the transaction stood when it was said.
create table unexplained_answer (
  id bigint not null auto_increment primary key,
  transaction_no varchar(40) not null,
  ended_as varchar(16) not null,
  code varchar(64) not null,
  sub_code varchar(64) null,
  amount_value bigint null,
  amount_currency char(3) null,
  bank_reference varchar(64) null,
  heard_at datetime(6) not null,
  key ix_unexplained_answer (transaction_no)
) default character set utf8mb4 collate utf8mb4_bin;
