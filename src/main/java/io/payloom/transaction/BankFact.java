package io.payloom.transaction;

import io.payloom.channel.BankAnswer;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a bank said, or did not say, about a transaction.
 *
 * @param actor who brought it, for the journal
 * @param askedAt when the bank was asked, null when it spoke on its own; an answer is as old as its question
 */
public record BankFact(
        String transactionNo,
        Source source,
        BankAnswer answer,
        String actor,
        @Nullable Instant askedAt) {

    public BankFact(String transactionNo, Source source, BankAnswer answer) {
        this(transactionNo, source, answer, source.actor(), null);
    }

    /** Whether it is a stored answer that the transaction does not wait for any more. */
    boolean isOutdated(BankTransaction locked) {
        return source == Source.TRANSLATION
                && !(locked.state() == TransactionState.PROCESSING
                        && locked.answer().untranslated()
                        && answer instanceof BankAnswer.Answered stored
                        && stored.code().equals(locked.answer().answerCode())
                        && Objects.equals(stored.subCode(), locked.answer().answerSubCode()));
    }

    /** Whether the bank did not find a transaction that had not ended yet when it was asked. */
    boolean isOvertaken(BankTransaction ended) {
        return answer instanceof BankAnswer.NotFound
                && askedAt != null
                && ended.progress().finalAt() != null
                && askedAt.isBefore(ended.progress().finalAt());
    }

    /** Whether it is that an order was sent and not answered, or could not be sent. */
    boolean saysThatSendingFailed() {
        return source == Source.SUBMIT && isSilence();
    }

    /** Whether the bank did not answer in a way that can be read. */
    public boolean isSilence() {
        return answer instanceof BankAnswer.Unknown || answer instanceof BankAnswer.NotSent;
    }

    /** How it reached us. The worker that waits for its own answer needs no waking. */
    public enum Source {
        SUBMIT("submit-to-bank"),
        QUERY("query-bank"),
        CLOSE("close-at-bank"),
        CALLBACK("callback"),
        /** A query outside the process: daily while the transaction is stuck, at T+1 after a failure. */
        WATCH("watch"),
        /** A query that a merchant or an operator wanted. */
        ASKED("asked"),
        /** A stored answer whose code has got a meaning. */
        TRANSLATION("translate-result"),
        /** The same about a transaction that had ended when the bank said it. */
        EXPLANATION("translate-result");

        private final String actor;

        Source(String actor) {
            this.actor = actor;
        }

        public String actor() {
            return actor;
        }

        /** Whether the process of the transaction itself is waiting for it. */
        public boolean isOwnWorker() {
            return this == SUBMIT || this == QUERY || this == CLOSE;
        }

        /** Whether it asked the bank how the transaction stands. */
        public boolean isQuery() {
            return this == QUERY || this == WATCH || this == ASKED;
        }
    }
}
