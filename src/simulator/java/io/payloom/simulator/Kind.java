package io.payloom.simulator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an order asks of the bank; a payout is a {@link #PAY} with a payee. */
enum Kind {
    PAY,
    REFUND,
    VOID;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
