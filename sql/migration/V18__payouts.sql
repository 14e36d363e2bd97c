-- Payouts: money that a merchant sends to a payee, by one bank transaction or several.
--
-- payee_token: the payee in the vault; payee_account and payee_name are masked. cnaps: whether the payee came with a CNAPS
-- number. released: it was held and its turn has come. started: its process was asked for; lines of a batch wait for that.
-- paid_value: what its bank transactions have paid; returned_value: what of that came back.
create table payout (
  order_no varchar(40) not null primary key,
  merchant_id varchar(64) not null,
  merchant_order_no varchar(64) not null,
  batch_no varchar(40) null,
  line_no int null,
  retry_of varchar(40) null,
  fingerprint char(64) not null,
  amount_value bigint not null,
  amount_currency char(3) not null,
  payee_kind varchar(12) not null,
  institution varchar(32) not null,
  payee_token varchar(64) not null,
  payee_account varchar(40) not null,
  payee_name varchar(120) not null,
  cnaps boolean not null,
  mode varchar(12) not null,
  scheduled_at datetime(6) null,
  purpose varchar(200) null,
  notify_url varchar(500) null,
  state varchar(24) not null,
  version int not null,
  released boolean not null default false,
  started boolean not null default true,
  paid_value bigint not null default 0,
  returned_value bigint not null default 0,
  result_code varchar(40) null,
  result_message varchar(1000) null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  final_at datetime(6) null,
  constraint uq_payout_merchant_order unique (merchant_id, merchant_order_no),
  key ix_payout_list (merchant_id, order_no),
  key ix_payout_batch (batch_no, line_no),
  key ix_payout_retry (retry_of),
  key ix_payout_unstarted (started, order_no)
) default character set utf8mb4 collate utf8mb4_bin;

-- Bank transactions of payouts whose money came back after success; each once.
create table payout_return (
  transaction_no varchar(40) not null primary key,
  order_no varchar(40) not null,
  amount bigint not null,
  returned_at datetime(6) not null,
  key ix_payout_return_order (order_no)
) default character set utf8mb4 collate utf8mb4_bin;

alter table payout add key ix_payout_open (final_at, started, state);

-- Files of payouts. accepted and rejected count its lines; partial: the merchant wanted the good lines of a bad file.
create table payout_batch (
  batch_no varchar(40) not null primary key,
  merchant_id varchar(64) not null,
  merchant_batch_no varchar(64) not null,
  fingerprint char(64) not null,
  partial boolean not null,
  accepted int not null,
  rejected int not null,
  created_at datetime(6) not null,
  constraint uq_payout_batch_merchant_batch unique (merchant_id, merchant_batch_no),
  key ix_payout_batch_list (merchant_id, batch_no)
) default character set utf8mb4 collate utf8mb4_bin;

-- What was wrong with lines of files of which the others were taken.
create table payout_batch_error (
  batch_no varchar(40) not null,
  line_no int not null,
  position int not null,
  pointer varchar(200) not null,
  code varchar(40) not null,
  detail varchar(300) not null,
  constraint pk_payout_batch_error primary key (batch_no, line_no, position)
) default character set utf8mb4 collate utf8mb4_bin;
