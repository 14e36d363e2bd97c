package io.payloom.transaction.sending;

import io.payloom.channel.Channels;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a bank does not find may be sent again, under the same bank order number. */
@Component
public class Resending {

    private static final int MOST = 3;

    private final Channels channels;
    private final Clock clock;

    Resending(Channels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** The age counts from the last possible send; what is to be closed, or is waited for too long, is not sent again. */
    public boolean isDue(BankTransaction transaction, @Nullable Instant askedAt) {
        Duration age = channels.interfaceOf(transaction.channel(), transaction.operation())
                .resendAfter();
        Instant sentAt = transaction.progress().sentAt();
        Instant now = askedAt == null ? clock.instant() : askedAt;
        return age != null
                && sentAt != null
                && transaction.state() == TransactionState.PROCESSING
                && transaction.progress().resends() < MOST
                && !transaction.isCloseDue(now)
                && !now.isBefore(sentAt.plus(Submitter.FRESH).plus(age));
    }
}
