-- Banks that report success over another amount than was ordered, and what two people have booked then.
--
-- other_amount: the newest readable answer reports success over another amount, answer_amount_*, or over none.
-- paid_value: what was really moved, where two people have booked what the bank reports; else null, and it is the amount.
alter table bank_transaction
  add column other_amount boolean not null default false,
  add column paid_value bigint null;

alter table payment add column paid_value bigint null;

alter table refund add column paid_value bigint null;

-- amount_*: over what it ends a transaction as succeeded, where that is not what was ordered.
-- why_second: why another person has to confirm it.
alter table operator_decision
  add column amount_value bigint null,
  add column amount_currency char(3) null,
  add column why_second varchar(200) null;
