package io.payloom.merchant;

import java.time.Duration;

/** What a request's signature says about its sender. */
public sealed interface Verdict {

    /** It is this merchant, and it may go on. */
    record Genuine(Merchant merchant, AnswerSigner signer) implements Verdict {}

    /** Nobody knows who sent it. */
    record Unproven(Reason reason, String detail) implements Verdict {

        /** What is wrong with the proof. */
        public enum Reason {
            SIGNATURE_MISSING,
            SIGNATURE_MALFORMED,
            TIMESTAMP_OUT_OF_WINDOW,
            SIGNATURE_INVALID
        }
    }

    /**
     * Nobody knows who sent it, and too much of the kind came from that address.
     *
     * @param retryAfter when the next may come
     */
    record Untrusted(Duration retryAfter) implements Verdict {}

    /**
     * It is one of our merchants, but this request goes no further.
     *
     * @param retryAfter zero when waiting does not help
     */
    record TurnedAway(Reason reason, AnswerSigner signer, Duration retryAfter) implements Verdict {

        /** Why it goes no further. */
        public enum Reason {
            NONCE_REUSED,
            MERCHANT_DISABLED,
            RATE_LIMITED
        }
    }
}
