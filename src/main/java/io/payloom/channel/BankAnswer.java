package io.payloom.channel;

import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What is known after a call to a bank. Only a verified, readable answer says anything about money. */
public sealed interface BankAnswer {

    /**
     * The bank answered, and the answer is verified and about our order; what its code means, {@code resultcode} knows.
     *
     * @param amount as the bank has it; compare before believing a success
     * @param bankReference the bank's own number
     * @param raw the message as received, to be stored encrypted
     */
    record Answered(
            String code,
            @Nullable String subCode,
            @Nullable String message,
            @Nullable Money amount,
            @Nullable String bankReference,
            @Nullable PayerAction payerAction,
            byte[] raw)
            implements BankAnswer {}

    /** The bank says, verified, that it does not know the order; whether that is final, the catalogue says. */
    record NotFound(byte[] raw) implements BankAnswer {}

    /** The request may have arrived: timeout, cut connection, HTTP error, unreadable or unverified answer. */
    record Unknown(String reason) implements BankAnswer {}

    /** Surely not a byte of the request left us. */
    record NotSent(String reason) implements BankAnswer {}
}
