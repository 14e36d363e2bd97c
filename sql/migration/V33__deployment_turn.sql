-- The engine is called outside the database transaction; meanwhile no other instance deploys.
--
-- deploying_by: of whom the turn is, as long as deploying_until has not passed
alter table process_release
  add column deploying_by varchar(40) null,
  add column deploying_until datetime(6) null;
