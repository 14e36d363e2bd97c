package io.payloom.kernel;

import com.github.f4b6a3.ulid.UlidCreator;

/**
 * Draws the numbers under which Payloom knows things: one letter for the kind, then a ULID (26 characters, ordered by
 * time, 80 random bits, so neither guessable nor coordinated between instances).
 */
public final class Numbers {

    static final char TRANSACTION = 'T';
    static final char NOTIFICATION = 'N';
    static final char MONEY_CASE = 'L';
    static final char BATCH = 'B';

    private Numbers() {}

    public static String nextOrder(OrderKind kind) {
        return next(kind.letter());
    }

    public static String nextTransaction() {
        return next(TRANSACTION);
    }

    public static String nextNotification() {
        return next(NOTIFICATION);
    }

    public static String nextMoneyCase() {
        return next(MONEY_CASE);
    }

    public static String nextBatch() {
        return next(BATCH);
    }

    private static String next(char letter) {
        return letter + UlidCreator.getUlid().toString();
    }
}
