-- Redirect addresses and codes of banks may be longer than 2000 characters; a bank's message has at most 64 KB.

alter table bank_transaction modify payer_action_content text null;
alter table payment modify payer_action_content text null;
