-- Until this moment the first attempt is left to the process of the order; null when a process of the notification's own
-- makes all that are still to be made.
alter table notification
  add column order_tells_until datetime(3) null,
  add key ix_notification_order_tells (order_tells_until);
