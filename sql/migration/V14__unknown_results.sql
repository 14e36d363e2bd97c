-- What is known of transactions whose result is not, and what people said about them.
--
-- operation: PAY, REFUND. original_no: the transaction whose money goes back.
-- resends: sends under the same bank order number while an earlier one may have arrived.
-- failed_queries: queries in a row that brought no readable answer. asked_at: when somebody had the bank asked last.
-- answer_*: the bank's newest readable answer, to be translated again when its code gets a meaning.
-- watch_at: when the bank is asked outside the process: daily while a transaction is stuck, at T+1 after a failure.
-- by_person: a person, not the bank, has ended it.
alter table bank_transaction
  add column operation varchar(16) not null default 'PAY' after order_no,
  add column original_no varchar(40) null after operation,
  add column resends int not null default 0 after send_no,
  add column failed_queries int not null default 0 after query_count,
  add column asked_at datetime(6) null,
  add column answer_code varchar(64) null,
  add column answer_sub_code varchar(64) null,
  add column answer_amount_value bigint null,
  add column answer_amount_currency char(3) null,
  add column untranslated boolean not null default false,
  add column watch_at datetime(6) null,
  add column by_person boolean not null default false,
  add key ix_bank_transaction_watch (watch_at),
  add key ix_bank_transaction_untranslated (untranslated, channel, answer_code),
  add key ix_bank_transaction_original (original_no);
alter table bank_transaction alter column operation drop default;

-- What a person decided about a transaction. PROPOSED waits for a second person because the bank was silent.
create table operator_decision (
  id bigint not null auto_increment primary key,
  transaction_no varchar(40) not null,
  word varchar(16) not null,
  operator varchar(80) not null,
  reason varchar(500) not null,
  bank_said varchar(200) not null,
  state varchar(16) not null,
  decided_at datetime(6) not null,
  second_operator varchar(80) null,
  second_reason varchar(500) null,
  closed_at datetime(6) null,
  key ix_operator_decision (transaction_no, id)
) default character set utf8mb4 collate utf8mb4_bin;

-- Money that does not fit the state of its order, from its discovery to what was done about it.
create table money_case (
  case_no varchar(40) not null primary key,
  transaction_no varchar(40) not null,
  order_no varchar(40) not null,
  merchant_id varchar(64) not null,
  kind varchar(24) not null,
  words varchar(500) not null,
  state varchar(24) not null,
  version int not null,
  refund_attempts int not null,
  created_at datetime(6) not null,
  final_at datetime(6) null,
  constraint uq_money_case unique (transaction_no, kind),
  key ix_money_case_order (order_no)
) default character set utf8mb4 collate utf8mb4_bin;
