package io.payloom.routing.quota;

import java.time.LocalDate;

/** What an attempt has of a counter. */
record Hold(String orderNo, int attempt, String scope, String card, LocalDate day, long amount, State state) {

    enum State {
        HELD,
        CONFIRMED,
        RELEASED
    }

    Claim claim() {
        return new Claim(scope, card, day, null, null);
    }
}
