package io.payloom.transaction;

import io.payloom.lifecycle.Runs;
import io.payloom.outbox.Message;
import io.payloom.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Wakes the process of a transaction: it is to look at the database. Joins the caller's transaction. */
@Component
public class ProcessWakeUp {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final Duration TIME_TO_WAKE = Duration.ofMinutes(2);

    private final Outbox outbox;
    private final Runs runs;
    private final Clock clock;

    ProcessWakeUp(Outbox outbox, Runs runs, Clock clock) {
        this.outbox = outbox;
        this.runs = runs;
        this.clock = clock;
    }

    /** @param reason differs for each piece of news about a transaction, else the engine takes it for a copy */
    public void wake(BankTransaction transaction, String reason) {
        String transactionNo = transaction.transactionNo();
        runs.told(transaction.orderNo(), clock.instant().plus(TIME_TO_WAKE)); // a dead run would not hear it
        outbox.add(new Message(
                Message.Purpose.NEWS,
                transaction.orderNo(),
                "bank-news",
                transactionNo,
                "news/" + transactionNo + "/" + reason,
                TIME_TO_LIVE,
                "{}"));
    }

    /** The process of this transaction looks now, or needs no more news. */
    void heard(BankTransaction transaction) {
        outbox.heard(transaction.orderNo(), transaction.transactionNo());
    }
}
