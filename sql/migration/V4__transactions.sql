create table bank_transaction (
  transaction_no varchar(40) not null primary key,
  order_no varchar(40) not null,
  attempt int not null,
  merchant_id varchar(64) not null,
  channel varchar(40) not null,
  bank_order_no varchar(64) not null,
  amount_value bigint not null,
  amount_currency char(3) not null,
  method varchar(20) not null,
  type varchar(20) not null,
  card_token varchar(40) null,
  state varchar(24) not null,
  version int not null,
  send_no int not null,
  unreachable int not null,
  sent_at datetime(6) null,
  expires_at datetime(6) null,
  close_requested_at datetime(6) null,
  query_count int not null,
  next_query_at datetime(6) null,
  last_answer varchar(200) null,
  unified_code varchar(40) null,
  result_message varchar(200) null,
  reroutable boolean not null,
  bank_reference varchar(64) null,
  payer_action_type varchar(20) null,
  payer_action_content varchar(2000) null,
  created_at datetime(6) not null,
  final_at datetime(6) null,
  constraint uq_bank_transaction_attempt unique (order_no, attempt),
  constraint uq_bank_transaction_bank_order unique (channel, bank_order_no)
) default character set utf8mb4 collate utf8mb4_bin;

create table bank_order_sequence (
  channel varchar(40) not null,
  day date not null,
  next_value bigint not null,
  primary key (channel, day)
) default character set utf8mb4 collate utf8mb4_bin;

-- Callbacks as they came, encrypted. A second copy is recognised by its digest.
create table bank_message (
  id bigint not null auto_increment primary key,
  channel varchar(40) not null,
  digest char(64) not null,
  transaction_no varchar(40) null,
  ciphertext mediumblob not null,
  received_at datetime(6) not null,
  constraint uq_bank_message unique (channel, digest)
) default character set utf8mb4 collate utf8mb4_bin;

create table payment (
  order_no varchar(40) not null primary key,
  merchant_id varchar(64) not null,
  merchant_order_no varchar(64) not null,
  fingerprint char(64) not null,
  amount_value bigint not null,
  amount_currency char(3) not null,
  method varchar(20) not null,
  type varchar(20) not null,
  card_token varchar(40) null,
  card_masked varchar(40) null,
  institution varchar(40) null,
  description varchar(200) null,
  notify_url varchar(500) null,
  state varchar(24) not null,
  version int not null,
  payer_action_type varchar(20) null,
  payer_action_content varchar(2000) null,
  result_code varchar(40) null,
  result_message varchar(1000) null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  expires_at datetime(6) null,
  final_at datetime(6) null,
  constraint uq_payment_merchant_order unique (merchant_id, merchant_order_no),
  key ix_payment_list (merchant_id, order_no)
) default character set utf8mb4 collate utf8mb4_bin;
