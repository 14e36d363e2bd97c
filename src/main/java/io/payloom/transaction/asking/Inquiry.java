package io.payloom.transaction.asking;

import io.payloom.transaction.TransactionState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of the wish to have a bank asked. */
public sealed interface Inquiry {

    /** The bank was asked, and what it said is applied. */
    record Asked(String transactionNo, @Nullable String lastAnswer, TransactionState state) implements Inquiry {}

    /** It was asked a moment ago, or the channel may not be asked more now. */
    record TooSoon(Duration tryAfter) implements Inquiry {}

    /** The result is known, or nothing was sent yet. */
    record Needless() implements Inquiry {}
}
