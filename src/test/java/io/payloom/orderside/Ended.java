package io.payloom.orderside;

import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.payment.NewPayment;
import io.payloom.payment.Payments;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders and transactions that have ended, as if a bank had said so, and what banks say of them later. */
public class Ended {

    private static final String CHANNEL = "northbank-card";

    private final Payments payments;
    private final BankTransactions transactions;
    private final ApplicationEventPublisher events;
    private final Database database;
    private final JdbcTemplate tables;
    private final Clock clock;

    Ended(
            Payments payments,
            BankTransactions transactions,
            ApplicationEventPublisher events,
            Database database,
            JdbcTemplate tables,
            Clock clock) {
        this.payments = payments;
        this.transactions = transactions;
        this.events = events;
        this.database = database;
        this.tables = tables;
        this.clock = clock;
    }

    /** @return its number */
    public String aPayment(String state, long fen) {
        String number = UUID.randomUUID().toString();
        Payments.Acceptance accepted = payments.accept(new NewPayment(
                "M-SAMPLE",
                number,
                Money.cny(fen),
                "card",
                "credit",
                null,
                null,
                new NewPayment.Elements(null, null, null, null, null),
                null,
                null,
                null,
                "f".repeat(64)));
        String orderNo = ((Payments.Acceptance.Accepted) accepted).payment().orderNo();
        tables.update("update payment set state = ?, final_at = ? where order_no = ?", state, now(), orderNo);
        aTransaction(orderNo, Operation.PAY, null, state, fen);
        return orderNo;
    }

    /** One attempt of any order, and its end. */
    public BankTransaction aTransaction(
            String orderNo, Operation operation, @Nullable String originalNo, String state, long fen) {
        String channel = operation == Operation.PAYOUT ? "unionlink-payout" : CHANNEL;
        BankTransaction created = transactions.prepare(
                new NewTransaction(
                        orderNo,
                        operation,
                        originalNo,
                        transactions.attempts(orderNo).size() + 1,
                        "M-SAMPLE",
                        channel,
                        channel,
                        "all",
                        Money.cny(fen),
                        "card",
                        "credit",
                        null,
                        null),
                transactions.drawBankOrderNo(channel));
        tables.update(
                "update bank_transaction set state = ?, final_at = ? where transaction_no = ?",
                state,
                now(),
                created.transactionNo());
        return transactions.byNo(created.transactionNo());
    }

    /** A bank says of a transaction what does not fit. */
    public void contradict(BankTransaction ended, BankTransactionContradicted.Kind kind) {
        database.inTransaction(() -> events.publishEvent(new BankTransactionContradicted(
                ended.transactionNo(),
                ended.orderNo(),
                ended.operation(),
                ended.attempt(),
                ended.identity().merchantId(),
                kind,
                "the bank says " + kind,
                "bank")));
    }

    /** The bank reports success after all. */
    public void succeedLate(BankTransaction failed) {
        tables.update(
                "update bank_transaction set state = 'SUCCEEDED' where transaction_no = ?", failed.transactionNo());
        contradict(failed, BankTransactionContradicted.Kind.LATE_SUCCESS);
    }

    /** What the journal has of a number, such as {@code ACCEPTED>SUBMITTED}. */
    public List<String> journal(String number) {
        return tables.queryForList(
                "select concat(coalesce(from_state, ''), '>', to_state) from journal where subject_no = ? order by seq",
                String.class,
                number);
    }

    /** How many messages start a process for it. */
    public int starts(String number) {
        Integer starts = tables.queryForObject(
                "select count(*) from process_run where subject_no = ? and finished_at is null", Integer.class, number);
        return starts == null ? 0 : starts;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
