package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order of the ledger as the control API and the page show it. */
record LedgerRow(
        String bank,
        @Nullable String mid,
        Kind kind,
        String orderNo,
        @Nullable String originalOrderNo,
        String bankReference,
        Behaviour behaviour,
        long amount,
        String currency,
        @Nullable String method,
        @Nullable String type,
        @Nullable String payer,
        @Nullable String payee,
        @Nullable String purpose,
        @Nullable String description,
        OrderState state,
        BankCode code,
        int payCalls,
        int successes,
        long bookedAmount,
        Instant receivedAt,
        Instant changedAt,
        int callbackAttempts,
        boolean callbackAccepted) {

    static LedgerRow of(BankOrder order) {
        Notice notice = order.notice();
        return new LedgerRow(
                order.key().bank(),
                order.arrival().mid(),
                order.terms().kind(),
                order.key().orderNo(),
                order.terms().originalOrderNo(),
                order.arrival().bankReference(),
                order.arrival().behaviour(),
                order.terms().amount(),
                order.terms().currency(),
                order.terms().method(),
                order.terms().type(),
                order.terms().payer(),
                order.terms().payee(),
                order.terms().purpose(),
                order.terms().description(),
                order.standing().state(),
                order.standing().code(),
                order.payCalls(),
                order.standing().successes(),
                order.standing().bookedAmount(),
                order.arrival().receivedAt(),
                order.standing().changedAt(),
                notice == null ? 0 : notice.attempts(),
                notice != null && notice.delivered());
    }
}
