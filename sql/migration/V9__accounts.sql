-- Transactions name the account (merchant number) that they went by, and the pool from which it was chosen. Until now
-- each channel had one account of the channel's own code.

alter table bank_transaction add column account varchar(40) null after channel;
alter table bank_transaction add column pool varchar(40) null after account;
update bank_transaction set account = channel, pool = 'all';
alter table bank_transaction modify account varchar(40) not null;
alter table bank_transaction modify pool varchar(40) not null;
alter table bank_transaction add key ix_bank_transaction_unfinished (final_at, channel, account);

-- One row per call that a channel allows at the same time; a row without a holder, or past its time, is free.
create table channel_permit (
  channel_code varchar(40) not null,
  slot int not null,
  holder varchar(40) null,
  expires_at datetime(6) null,
  constraint pk_channel_permit primary key (channel_code, slot)
) default character set utf8mb4 collate utf8mb4_bin;

-- Elements of an order by which it may be routed.
alter table payment add column terminal_type varchar(20) null after institution;
alter table payment add column business_product varchar(40) null after terminal_type;
alter table payment add column pay_product varchar(40) null after business_product;
alter table payment add column member varchar(64) null after pay_product;
alter table payment add column payer_kind varchar(10) null after member;
