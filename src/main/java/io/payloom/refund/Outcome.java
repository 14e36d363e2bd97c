package io.payloom.refund;

import io.payloom.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a move brings beside the state; null changes nothing, but for {@code notBefore}, which it takes away.
 *
 * @param code the unified code of the result
 * @param message may be read by the merchant
 * @param byHand minor units that a person has given back
 */
record Outcome(
        @Nullable String code,
        @Nullable String message,
        @Nullable Instant notBefore,
        @Nullable String voucher,
        long byHand) {

    static final Outcome NONE = new Outcome(null, null, null, null, 0);

    static Outcome of(String code, String message) {
        return new Outcome(code, message, null, null, 0);
    }

    /** Of a refund of which the payer has everything. */
    static Outcome whole(Refund refund) {
        return refund.elsewhere() >= refund.amountValue()
                ? of("PAID_OUT", "Paid to another account")
                : of("LATE_SUCCESS", "Refunded, but the bank said so after it had refused");
    }

    static Outcome byHand(String voucher, Money given) {
        return new Outcome("REFUNDED_BY_HAND", "Given back by hand", null, voucher, given.value());
    }

    static Outcome again(@Nullable Instant notBefore) {
        return new Outcome(null, null, notBefore, null, 0);
    }
}
