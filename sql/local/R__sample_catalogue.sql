-- Result codes that all sample banks of the local stack share; the channels stand in catalogue.yaml. Runs again when it
-- changes.

-- Lines of single channels, as they stood here before.
delete from result_code
where channel_code in ('northbank-card', 'eastbank-card', 'harborpay-qr') and operation = 'PAY' and sub_code = '*'
  and merchant_id = '*'
  and code in ('0000', '1000', '1001', '2001', '2002', '2003', '3001', '3002', '4009', '5001');

insert into result_code (channel_code, operation, code, sub_code, unified_code, verdict, message, counts_against_health,
                         reroutable)
select '*', meaning.operation, meaning.code, '*', meaning.unified_code, meaning.verdict, meaning.message, meaning.health,
       meaning.reroutable
from (select 'PAY' operation, '0000' code, 'SUCCEEDED' unified_code, 'SUCCEEDED' verdict, 'Paid' message, false health,
             false reroutable
      union all select 'PAY', '1000', 'PROCESSING', 'PROCESSING', 'The bank is working on it', false, false
      union all select 'PAY', '1001', 'PROCESSING', 'PROCESSING', 'Waiting for the payer', false, false
      union all select 'PAY', '2001', 'INSUFFICIENT_FUNDS', 'FAILED', 'Not enough money in the account', false, false
      union all select 'PAY', '2002', 'CARD_REFUSED', 'FAILED', 'The card was refused', false, false
      union all select 'PAY', '2003', 'PAYER_LIMIT_EXCEEDED', 'FAILED', 'A limit of the payer is exceeded', false, false
      union all select 'PAY', '3001', 'CHANNEL_MAINTENANCE', 'FAILED', 'The channel is under maintenance', false, true
      union all select 'PAY', '3002', 'CHANNEL_FAILURE', 'FAILED', 'The channel failed', true, true
      union all select 'PAY', '4009', 'NEEDS_REVIEW', 'PROCESSING', 'The bank must look at it', false, false
      union all select 'PAY', '5001', 'ORDER_CLOSED', 'CLOSED', 'Closed without payment', false, false
      -- Back along the same way: reroutable means here that it may be tried again, later, at the same channel.
      union all select 'REFUND', '0000', 'REFUNDED', 'SUCCEEDED', 'Refunded', false, false
      union all select 'REFUND', '1000', 'PROCESSING', 'PROCESSING', 'The bank is working on it', false, false
      union all select 'REFUND', '2002', 'REFUND_REFUSED', 'FAILED', 'The bank refused the refund', false, false
      union all select 'REFUND', '2003', 'REFUND_LIMIT_EXCEEDED', 'FAILED', 'A limit of the payer is exceeded', false, false
      union all select 'REFUND', '3001', 'CHANNEL_MAINTENANCE', 'FAILED', 'The channel is under maintenance', false, true
      union all select 'REFUND', '3002', 'CHANNEL_FAILURE', 'FAILED', 'The channel failed', true, true
      union all select 'REFUND', '4009', 'NEEDS_REVIEW', 'PROCESSING', 'The bank must look at it', false, false
      union all select 'REFUND', '4101', 'REFUND_REFUSED', 'FAILED', 'The bank has no such success', false, false
      union all select 'REFUND', '4102', 'REFUND_EXCEEDS_PAYMENT', 'FAILED', 'More than the bank has left of it', false, false
      union all select 'REFUND', '4103', 'VOID_TOO_LATE', 'FAILED', 'It cannot be undone any more', false, false
      union all select 'REFUND', '4104', 'REFUND_REFUSED', 'FAILED', 'The bank has no such payment', false, false
      union all select 'REFUND', '6001', 'RETURNED', 'FAILED', 'The money came back', false, false
      union all select 'REFUND', '5001', 'ORDER_CLOSED', 'CLOSED', 'Closed without refund', false, false
      union all select 'PAYOUT', '0000', 'PAID_OUT', 'SUCCEEDED', 'Paid out', false, false
      union all select 'PAYOUT', '1000', 'PROCESSING', 'PROCESSING', 'The bank is working on it', false, false
      union all select 'PAYOUT', '2001', 'RESERVE_TOO_LOW', 'FAILED', 'Not enough money at the channel', true, true
      union all select 'PAYOUT', '2002', 'PAYEE_REFUSED', 'FAILED', 'The account of the payee was refused', false, false
      union all select 'PAYOUT', '2003', 'PAYEE_LIMIT_EXCEEDED', 'FAILED', 'A limit of the payee is exceeded', false, false
      union all select 'PAYOUT', '3001', 'CHANNEL_MAINTENANCE', 'FAILED', 'The channel is under maintenance', false, true
      union all select 'PAYOUT', '3002', 'CHANNEL_FAILURE', 'FAILED', 'The channel failed', true, true
      union all select 'PAYOUT', '4009', 'NEEDS_REVIEW', 'PROCESSING', 'The bank must look at it', false, false
      union all select 'PAYOUT', '6001', 'RETURNED', 'FAILED', 'The money came back', false, false
      union all select 'PAYOUT', '5001', 'ORDER_CLOSED', 'CLOSED', 'Closed without payment', false, false) meaning
on duplicate key update unified_code = values(unified_code), verdict = values(verdict), message = values(message),
  counts_against_health = values(counts_against_health), reroutable = values(reroutable);

update catalogue_version set version = version + 1 where name = 'result-codes';
