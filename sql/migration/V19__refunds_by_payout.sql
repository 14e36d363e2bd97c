-- Refunds that their bank refused and that go out as payouts instead.
--
-- refund_no: the refund whose money the payout carries.
alter table payout add column refund_no varchar(40) null after retry_of;

-- What a person did by hand of a refund; less than its amount when some of it had been paid out.
alter table refund add column voucher_value bigint not null default 0 after voucher;
update refund set voucher_value = amount_value where voucher is not null;

-- To whom a refused refund is to be paid. PROPOSED waits for a second person, CONFIRMED has its payout, REPLACED is over.
-- payee_token: the payee in the vault; payee_account and payee_name are masked. wrong_accounts: how often another number was named for it.
-- paid_value: what the payee has of it by now.
create table refund_payout (
  id bigint not null auto_increment primary key,
  refund_no varchar(40) not null,
  state varchar(16) not null,
  payee_token varchar(64) not null,
  payee_account varchar(40) not null,
  payee_name varchar(120) not null,
  payee_kind varchar(12) not null,
  institution varchar(32) not null,
  amount_value bigint not null,
  operator varchar(80) not null,
  reason varchar(500) not null,
  proposed_at datetime(6) not null,
  wrong_accounts int not null default 0,
  second_operator varchar(80) null,
  second_reason varchar(500) null,
  closed_at datetime(6) null,
  payout_no varchar(40) null,
  paid_value bigint not null default 0,
  constraint uq_refund_payout unique (payout_no),
  key ix_refund_payout (refund_no, id)
) default character set utf8mb4 collate utf8mb4_bin;

-- Bank transactions of refunds whose money came back after success; each once.
create table refund_return (
  transaction_no varchar(40) not null primary key,
  refund_no varchar(40) not null,
  amount bigint not null,
  returned_at datetime(6) not null,
  key ix_refund_return (refund_no)
) default character set utf8mb4 collate utf8mb4_bin;
insert into refund_return (transaction_no, refund_no, amount, returned_at)
select t.transaction_no, r.refund_no, r.amount_value, r.updated_at
from refund r join bank_transaction t on t.order_no = r.refund_no
where r.state = 'RETURNED' and t.state = 'SUCCEEDED';
