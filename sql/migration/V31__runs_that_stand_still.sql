-- A run says until when it waits on purpose; one that has not moved on by then stands still, although its instance lives.
--
-- expected_by: by then the run has surely moved on; null: a person is awaited, or the run began before this column
-- still_since: since when it should have moved on, as long as it has not
-- still_looks: how often it was looked at since without having moved on
alter table process_run
  add column expected_by datetime(6) null,
  add column still_since datetime(6) null,
  add column still_looks int not null default 0,
  add key ix_process_run_key (run_key);
