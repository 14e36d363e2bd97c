package io.payloom.database;

import java.util.Locale;

/**
 * The tables whose rows are locked, in the one order in which a transaction locks them: those of a later one only after all
 * of an earlier one, so that two transactions never wait for each other. What a transaction inserts does not count, and
 * {@code outbox} and {@code alert} are written at any place. Why each stands where it does, and who goes the other way, says
 * {@code docs/architecture.md}. Where something is declared to take its turn by a table, its turn follows this order.
 */
public enum LockOrder {
    CATALOGUE_VERSION,
    PROCESS_RELEASE,
    BATCH_START,
    EVENT_ORDER,
    BANK_ORDER_SEQUENCE,
    BANK_TRANSACTION,
    PROCESS_RUN,
    PAYMENT,
    REFUND,
    REFUND_PAYOUT,
    PAYOUT,
    RESERVE_WAIT,
    QUOTA_GATE,
    QUOTA_USE,
    QUOTA_HOLD,
    QUOTA_COUNTER,
    RESERVE_HOLD,
    RESERVE_BALANCE,
    PAYER_FAILURE,
    MONEY_CASE,
    NOTIFICATION;

    /** As the database has it. */
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }
}
