package io.payloom.payment;

import io.payloom.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as those see it who give its money back.
 *
 * @param institution code of the payer's bank or wallet, where it is known
 */
public record PaidPayment(
        String orderNo,
        String merchantId,
        PaymentState state,
        Money amount,
        @Nullable String institution) {

    static PaidPayment of(PaymentRow row) {
        return new PaidPayment(row.orderNo(), row.merchantId(), row.state(), row.amount(), row.institution());
    }
}
