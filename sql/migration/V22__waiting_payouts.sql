-- Payouts that wait for their turn.
--
-- due_at: since when it could have been paid; lines of batches are started in this order, none before.
alter table payout
  add column due_at datetime(6) generated always as (coalesce(scheduled_at, created_at)) virtual,
  drop key ix_payout_unstarted,
  add key ix_payout_unstarted (started, due_at, order_no);

-- scarce: less than lowBalance is available, whatever orders wait for; the last time that the bank was asked.
alter table reserve_balance
  add column scarce boolean not null default false;

-- Who waits for the reserve of an account is released in this order.
alter table reserve_wait
  drop key ix_reserve_wait_account,
  add key ix_reserve_wait_account (account, currency, since, order_no),
  drop key ix_reserve_wait_since;
