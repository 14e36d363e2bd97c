-- Refunds: money that a merchant sends back to the payer by the route on which it came.
--
-- not_before: after a failure that passes by itself, when it is tried again. voucher: a person has done it by hand; the
-- number of that.
create table refund (
  refund_no varchar(40) not null primary key,
  merchant_id varchar(64) not null,
  merchant_refund_no varchar(64) not null,
  order_no varchar(40) not null,
  fingerprint char(64) not null,
  amount_value bigint not null,
  amount_currency char(3) not null,
  reason varchar(200) null,
  notify_url varchar(500) null,
  state varchar(24) not null,
  version int not null,
  not_before datetime(6) null,
  voucher varchar(100) null,
  result_code varchar(40) null,
  result_message varchar(1000) null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  final_at datetime(6) null,
  constraint uq_refund_merchant_refund unique (merchant_id, merchant_refund_no),
  key ix_refund_list (merchant_id, refund_no),
  key ix_refund_order (order_no, refund_no)
) default character set utf8mb4 collate utf8mb4_bin;

-- What went back of a payment, by refunds that have succeeded.
alter table payment add column refunded_value bigint not null default 0;

-- as_void: the bank is asked to undo the payment, not to give money back.
alter table bank_transaction add column as_void boolean not null default false;

-- Until when, in the channel's time zone, a payment of the day can be undone; null: never.
alter table channel_interface add column void_until varchar(5) null;
