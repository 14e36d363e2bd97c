-- Whether a payout interface refuses private payees whose card number has a wrong check digit.
alter table channel_interface
  add column check_digit_required boolean not null default false;

-- What becomes of a payout that looks like another one of the same day, and in which zone the merchant's days begin; null: what
-- '*' says.
alter table merchant_routing
  add column duplicate_payouts varchar(16) null,
  add column time_zone varchar(40) null;
