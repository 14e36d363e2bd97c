-- Sample banks of the local stack, all played by the simulator. Runs again when it, or the simulator's address, changes;
-- the channels' secrets stay as they are.

insert into channel (code, name, protocol, base_url, mid, secret_token, enabled, weight, time_zone, order_no_prefix,
                     order_no_digits_only, order_no_max_length, call_deadline_ms, max_concurrency)
values ('northbank-card', 'Northbank card', 'signed-json', '${simulator-url}/banks/northbank', '800100000001', null, true, 3,
        'Asia/Shanghai', '8001', true, 32, 10000, 40),
       ('eastbank-card', 'Eastbank card', 'signed-json', '${simulator-url}/banks/eastbank', '800200000002', null, true, 1,
        'Asia/Shanghai', '8002', true, 32, 10000, 40),
       ('harborpay-qr', 'Harborpay QR', 'signed-json', '${simulator-url}/banks/harborpay', '800300000003', null, true, 1,
        'Asia/Shanghai', 'HP', false, 32, 10000, 40)
on duplicate key update name = values(name), protocol = values(protocol), base_url = values(base_url), mid = values(mid),
  weight = values(weight), time_zone = values(time_zone), order_no_prefix = values(order_no_prefix),
  order_no_digits_only = values(order_no_digits_only), order_no_max_length = values(order_no_max_length),
  call_deadline_ms = values(call_deadline_ms), max_concurrency = values(max_concurrency);

insert into channel_interface (channel_code, operation, methods, types, currencies, institutions, min_amount, max_amount,
                               enabled, query_schedule, not_found_final_after_seconds, close_supported,
                               payer_timeout_seconds)
values ('northbank-card', 'PAY', 'card', 'credit,debit', 'CNY', '', 1, 5000000, true,
        '5s,10s,30s,1m,2m,5m,10m,30m,1h,2h,6h,12h,24h', 600, false, null),
       ('eastbank-card', 'PAY', 'card', 'credit,debit', 'CNY', '', 1, 5000000, true,
        '5s,10s,30s,1m,2m,5m,10m,30m,1h,2h,6h,12h,24h', 600, false, null),
       ('harborpay-qr', 'PAY', 'qr', 'scan', 'CNY', '', 1, 5000000, true,
        '5s,10s,30s,1m,2m,5m,10m,30m,1h,2h,6h,12h,24h', null, true, 900)
on duplicate key update methods = values(methods), types = values(types), currencies = values(currencies),
  institutions = values(institutions), min_amount = values(min_amount), max_amount = values(max_amount),
  query_schedule = values(query_schedule), not_found_final_after_seconds = values(not_found_final_after_seconds),
  close_supported = values(close_supported), payer_timeout_seconds = values(payer_timeout_seconds);

insert into result_code (channel_code, operation, code, sub_code, unified_code, verdict, message, counts_against_health,
                         reroutable)
select bank.code, 'PAY', meaning.code, '*', meaning.unified_code, meaning.verdict, meaning.message, meaning.health,
       meaning.reroutable
from channel bank,
     (select '0000' code, 'SUCCEEDED' unified_code, 'SUCCEEDED' verdict, 'Paid' message, false health, false reroutable
      union all select '1000', 'PROCESSING', 'PROCESSING', 'The bank is working on it', false, false
      union all select '1001', 'PROCESSING', 'PROCESSING', 'Waiting for the payer', false, false
      union all select '2001', 'INSUFFICIENT_FUNDS', 'FAILED', 'Not enough money in the account', false, false
      union all select '2002', 'CARD_REFUSED', 'FAILED', 'The card was refused', false, false
      union all select '2003', 'PAYER_LIMIT_EXCEEDED', 'FAILED', 'A limit of the payer is exceeded', false, false
      union all select '3001', 'CHANNEL_MAINTENANCE', 'FAILED', 'The channel is under maintenance', false, true
      union all select '3002', 'CHANNEL_FAILURE', 'FAILED', 'The channel failed', true, true
      union all select '4009', 'NEEDS_REVIEW', 'PROCESSING', 'The bank must look at it', false, false
      union all select '5001', 'ORDER_CLOSED', 'CLOSED', 'Closed without payment', false, false) meaning
where bank.code in ('northbank-card', 'eastbank-card', 'harborpay-qr')
on duplicate key update unified_code = values(unified_code), verdict = values(verdict), message = values(message),
  counts_against_health = values(counts_against_health), reroutable = values(reroutable);

update catalogue_version set version = version + 1;
