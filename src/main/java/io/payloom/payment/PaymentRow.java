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

    private static final int LONGEST_MESSAGE = 1000;

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

    /** @param at to the microsecond, as all times here: what is written is what would be read */
    static PaymentRow accepted(String orderNo, NewPayment request, @Nullable String cardToken, Instant at) {
        NewPayment.Elements elements = request.elements();
        return new PaymentRow(
                orderNo,
                request.merchantId(),
                request.merchantOrderNo(),
                request.fingerprint(),
                request.amount().value(),
                request.amount().currency(),
                request.method(),
                request.type(),
                cardToken,
                request.card() == null ? null : request.card().masked(),
                request.institution(),
                elements.terminalType(),
                elements.businessProduct(),
                elements.payProduct(),
                elements.member(),
                elements.payerKind(),
                request.description(),
                request.notifyUrl(),
                PaymentState.ACCEPTED,
                1,
                null,
                null,
                null,
                null,
                0,
                null,
                at,
                at,
                request.expiresAt(),
                null);
    }

    /** As it stands after a move, which is written as a whole. */
    PaymentRow moved(PaymentState next, Payment.@Nullable Result result, Instant at) {
        return new PaymentRow(
                orderNo,
                merchantId,
                merchantOrderNo,
                fingerprint,
                amountValue,
                amountCurrency,
                method,
                type,
                cardToken,
                cardMasked,
                institution,
                terminalType,
                businessProduct,
                payProduct,
                member,
                payerKind,
                description,
                notifyUrl,
                next,
                version + 1,
                payerActionType,
                payerActionContent,
                result == null ? resultCode : result.code(),
                result == null ? resultMessage : cut(result.message()),
                refundedValue,
                paidValue,
                createdAt,
                at,
                expiresAt,
                next.isFinal() ? at : null);
    }

    private static String cut(String message) {
        return message.codePointCount(0, message.length()) <= LONGEST_MESSAGE
                ? message
                : message.substring(0, message.offsetByCodePoints(0, LONGEST_MESSAGE));
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
