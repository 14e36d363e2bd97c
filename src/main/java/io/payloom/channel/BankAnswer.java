package io.payloom.channel;

import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What is known after a call to a bank. Only a verified, readable answer says anything about money. */
public sealed interface BankAnswer {

    /** What was said, to be stored encrypted; null when nothing was sent, and of a callback. */
    @Nullable
    Exchange exchange();

    /** The same answer with what was said. */
    BankAnswer within(Exchange exchange);

    /**
     * The bank answered, and the answer is verified and about our order; what its code means, {@code resultcode} knows.
     *
     * @param amount as the bank has it; compare before believing a success
     * @param bankReference the bank's own number
     */
    record Answered(
            String code,
            @Nullable String subCode,
            @Nullable String message,
            @Nullable Money amount,
            @Nullable String bankReference,
            @Nullable PayerAction payerAction,
            @Nullable Exchange exchange)
            implements BankAnswer {

        @Override
        public BankAnswer within(Exchange said) {
            return new Answered(code, subCode, message, amount, bankReference, payerAction, said);
        }
    }

    /** The bank says, verified, that it does not know the order; whether that is final, the catalogue says. */
    record NotFound(@Nullable Exchange exchange) implements BankAnswer {

        @Override
        public BankAnswer within(Exchange said) {
            return new NotFound(said);
        }
    }

    /** The request may have arrived: timeout, cut connection, HTTP error, unreadable or unverified answer. */
    record Unknown(String reason, @Nullable Exchange exchange) implements BankAnswer {

        public Unknown(String reason) {
            this(reason, null);
        }

        @Override
        public BankAnswer within(Exchange said) {
            return new Unknown(reason, said);
        }
    }

    /** Surely not a byte of the request left us. */
    record NotSent(String reason) implements BankAnswer {

        @Override
        public @Nullable Exchange exchange() {
            return null;
        }

        @Override
        public BankAnswer within(Exchange said) {
            return this;
        }
    }
}
