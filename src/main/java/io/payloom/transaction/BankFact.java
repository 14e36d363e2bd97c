package io.payloom.transaction;

import io.payloom.channel.BankAnswer;

/** Something that a bank said, or did not say, about a transaction. */
record BankFact(String transactionNo, Source source, BankAnswer answer) {

    /** Whether it is that an order was sent and not answered, or could not be sent. */
    boolean saysThatSendingFailed() {
        return source == Source.SUBMIT
                && (answer instanceof BankAnswer.Unknown || answer instanceof BankAnswer.NotSent);
    }

    /** How it reached us. The worker that waits for its own answer needs no waking. */
    enum Source {
        SUBMIT,
        QUERY,
        CLOSE,
        CALLBACK;

        String actor() {
            return switch (this) {
                case SUBMIT -> "submit-to-bank";
                case QUERY -> "query-bank";
                case CLOSE -> "close-at-bank";
                case CALLBACK -> "callback";
            };
        }
    }
}
