package io.payloom.payment;

import io.payloom.kernel.Money;
import io.payloom.lifecycle.Journaled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment as the table has it. */
record PaymentRow(
        String orderNo,
        String merchantId,
        String merchantOrderNo,
        String fingerprint,
        long amountValue,
        String amountCurrency,
        String method,
        String type,
        @Nullable String cardToken,
        @Nullable String cardMasked,
        @Nullable String institution,
        @Nullable String terminalType,
        @Nullable String businessProduct,
        @Nullable String payProduct,
        @Nullable String member,
        @Nullable String payerKind,
        @Nullable String description,
        @Nullable String notifyUrl,
        PaymentState state,
        int version,
        @Nullable String payerActionType,
        @Nullable String payerActionContent,
        @Nullable String resultCode,
        @Nullable String resultMessage,
        long refundedValue,
        @Nullable Long paidValue,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant finalAt)
        implements Journaled<PaymentState> {

    @Override
    public String subjectNo() {
        return orderNo;
    }

    Money amount() {
        return new Money(amountValue, amountCurrency);
    }

    /** What has come in for it, once it has succeeded. */
    @Nullable
    Money paid() {
        if (state != PaymentState.SUCCEEDED) {
            return null;
        }
        return paidValue == null ? amount() : new Money(paidValue, amountCurrency);
    }

    Payment toPayment() {
        return new Payment(
                orderNo,
                merchantId,
                merchantOrderNo,
                state,
                version,
                amount(),
                paid(),
                new Money(refundedValue, amountCurrency),
                method,
                type,
                cardMasked,
                description,
                state.isFinal() || payerActionType == null || payerActionContent == null
                        ? null
                        : new Payment.PayerAction(payerActionType, payerActionContent),
                resultCode == null || resultMessage == null ? null : new Payment.Result(resultCode, resultMessage),
                createdAt,
                updatedAt,
                expiresAt,
                finalAt);
    }
}
