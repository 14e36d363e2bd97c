-- What was said to a bank and what it answered, one row for each call about a transaction, encrypted. The request without
-- the numbers of cards and accounts. The calls of banks stand in bank_message.
create table bank_call (
  id bigint not null auto_increment primary key,
  transaction_no varchar(40) not null,
  source varchar(16) not null,
  request mediumblob not null,
  answer mediumblob null,
  at datetime(6) not null,
  key ix_bank_call_transaction (transaction_no, id),
  key ix_bank_call_at (at)
) default character set utf8mb4 collate utf8mb4_bin;

alter table bank_message
  add key ix_bank_message_transaction (transaction_no, id),
  add key ix_bank_message_received (received_at);
