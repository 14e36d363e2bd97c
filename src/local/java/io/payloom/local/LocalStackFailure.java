package io.payloom.local;

import org.jspecify.annotations.Nullable;

/** The local stack cannot start or go on; the message is one sentence for the person at the keyboard. */
public final class LocalStackFailure extends RuntimeException {

    LocalStackFailure(String message) {
        this(message, null);
    }

    LocalStackFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
