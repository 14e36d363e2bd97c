-- Since when somebody wants a pending notification sent now, beside its schedule; null when nobody does.
alter table notification add column resend_at datetime(6) null;

-- What waits for a person has an alert, also what began to wait before there was one.
insert into alert (kind, dedup_key, subject_no, text, occurrences, opening, first_at, opened_at, last_at, mail_due_since)
select 'REFUND_REFUSED', refund_no, refund_no,
  concat('Refund ', refund_no, ' of payment ', order_no, ' was refused: ', coalesce(left(result_message, 500), ''),
         '. Say what is to become of it: docs/operations.md, "A refund that its bank refused".'),
  1, 1, utc_timestamp(6), utc_timestamp(6), utc_timestamp(6), utc_timestamp(6)
from refund where state = 'REFUSED';

insert into alert (kind, dedup_key, subject_no, text, occurrences, opening, first_at, opened_at, last_at, mail_due_since)
select 'MONEY_CASE_OPEN', case_no, order_no,
  concat('Money case ', case_no, ' of ', order_no, ': ', words,
         ' Put it right with the bank and the merchant, then say so: docs/operations.md, "Money that does not fit".'),
  1, 1, utc_timestamp(6), utc_timestamp(6), utc_timestamp(6), utc_timestamp(6)
from money_case where state = 'OPEN' and (kind <> 'LATE_SUCCESS' or refund_attempts > 0);

-- What has put itself right needs nobody.
insert into alert_acknowledgement (alert_id, opening, acknowledged_at, acknowledged_by, note)
select id, opening, utc_timestamp(6), 'payloom', 'nothing about it waits for a person'
from alert where kind = 'LATE_SUCCESS' and acknowledged_at is null
  and not exists (select 1 from money_case c where c.transaction_no = alert.dedup_key and c.final_at is null);
update alert set acknowledged_at = utc_timestamp(6), mail_due_since = null
where kind = 'LATE_SUCCESS' and acknowledged_at is null
  and not exists (select 1 from money_case c where c.transaction_no = alert.dedup_key and c.final_at is null);
