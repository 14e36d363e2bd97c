-- Into how many transactions a payout may be cut, null: it may not; and types that need the CNAPS number of the payee's bank.
alter table channel_interface
  add column max_parts int null,
  add column cnaps_types varchar(200) not null default '';

-- How the balances of a channel's accounts are looked after; all null where its bank is not asked for them.
alter table channel
  add column reserve_currency char(3) null,
  add column reserve_refresh_seconds int null,
  add column reserve_low bigint null,
  add column reserve_top_up_to bigint null;

-- The payee of a payout in the vault.
alter table bank_transaction add column payee_token varchar(64) null;
