-- What stands on the payee's statement goes to the bank with each part of a payout, as it was when the part was made: a part
-- that is sent again must not differ. Instances that know nothing of it write null, as do parts that were made before.
alter table bank_transaction add column purpose varchar(200) null;
