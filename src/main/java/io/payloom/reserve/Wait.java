package io.payloom.reserve;

import java.time.Instant;
import java.util.Comparator;

/**
 * An order that waits for one account's reserve.
 *
 * @param since its place in the row, first by time
 */
record Wait(String orderNo, String account, String currency, long amount, Instant since) {

    static final Comparator<Wait> OLDEST_FIRST =
            Comparator.comparing(Wait::since).thenComparing(Wait::orderNo);

    Row row() {
        return new Row(account, currency);
    }

    /** All that wait for one account. */
    record Row(String account, String currency) {}
}
