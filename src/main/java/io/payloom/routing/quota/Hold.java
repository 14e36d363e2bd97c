package io.payloom.routing.quota;

import io.payloom.hold.HoldState;
import java.time.LocalDate;

/** What an attempt has of a counter. */
record Hold(String orderNo, int attempt, String scope, String card, LocalDate day, long amount, HoldState state) {

    Claim claim() {
        return new Claim(scope, card, day, null, null);
    }
}
