package io.payloom.transaction.asking;

import io.payloom.alert.Alerts;
import io.payloom.kernel.Subject;
import io.payloom.transaction.BankFacts;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.Judgement;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Calls a person while a channel does not answer queries readably, and no longer. */
@Component
public class FailingQueries {

    private static final String ALERT = "QUERIES_FAILING";

    private final InquiryMapper mapper;
    private final Alerts alerts;

    FailingQueries(InquiryMapper mapper, Alerts alerts) {
        this.mapper = mapper;
        this.alerts = alerts;
    }

    /** After a query of a transaction that is not final; joins the caller's transaction. */
    public void count(BankTransaction transaction, Judgement judgement, int failedInARow) {
        if (failedInARow < BankFacts.FAILURES_THAT_PERSIST) {
            return;
        }
        String words = "Channel " + transaction.channel() + " does not answer queries readably; about "
                + transaction.transactionNo() + " of " + Subject.named(transaction.orderNo()) + " " + failedInARow
                + " failed in a row, the last: " + judgement.lastAnswer()
                + ". Nothing is decided by it. Look at the connection to the bank.";
        if (failedInARow == BankFacts.FAILURES_THAT_PERSIST) {
            alerts.raise(ALERT, transaction.channel(), transaction.orderNo(), words);
        } else {
            alerts.goesOn(ALERT, transaction.channel(), transaction.orderNo(), words, Duration.ZERO);
        }
    }

    /** What no query fails of any more needs nobody. */
    void settle() {
        for (Alerts.Alert open : alerts.open(ALERT)) {
            if (!mapper.areQueriesFailing(open.dedupKey(), BankFacts.FAILURES_THAT_PERSIST)) {
                alerts.settle(ALERT, open.dedupKey(), "payloom", "the bank answers queries again");
            }
        }
    }
}
