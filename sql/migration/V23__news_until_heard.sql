-- Wake-ups stay in the outbox until the process has looked, as start messages stay until their subject is claimed.
--
-- published: how often the engine has taken the message.
alter table outbox
  add column published int not null default 0;

-- The daily watch covers what its process should have asked about a day ago, too.
update bank_transaction set watch_at = next_query_at + interval 1 day
where final_at is null and watch_at is null and next_query_at is not null;

-- instance_key: of the process instance that submitted the transaction, as long as nobody has found that ended or of no use.
alter table bank_transaction
  add column instance_key varchar(24) null;
