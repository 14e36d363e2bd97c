package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a bank says about an order, in an answer and in a callback alike. */
record BankAnswer(
        @Nullable String orderNo,
        BankCode code,
        @Nullable String subCode,
        String message,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String bankReference,
        @Nullable String qrCode,
        @Nullable String redirectUrl,
        Instant time) {

    static BankAnswer of(BankOrder order, Instant now) {
        BankCode code = order.standing().code();
        boolean byCode = code == BankCode.WAITING_FOR_PAYER && !order.terms().byRedirect();
        long amount = order.amountTold();
        return new BankAnswer(
                order.key().orderNo(),
                code,
                null,
                code.message(),
                amount == 0 ? null : amount,
                amount == 0 ? null : order.terms().currency(),
                order.arrival().bankReference(),
                byCode ? qrCode(order) : null,
                null,
                now);
    }

    static BankAnswer without(@Nullable String orderNo, BankCode code, Instant now) {
        return new BankAnswer(orderNo, code, null, code.message(), null, null, null, null, null, now);
    }

    BankAnswer redirecting(String url) {
        return new BankAnswer(orderNo, code, subCode, message, amount, currency, bankReference, qrCode, url, time);
    }

    BankAnswer about(long sum, String ofCurrency) {
        return new BankAnswer(
                orderNo, code, subCode, message, sum, ofCurrency, bankReference, qrCode, redirectUrl, time);
    }

    BankAnswer saying(@Nullable String other) {
        return other == null
                ? this
                : new BankAnswer(
                        orderNo, code, subCode, other, amount, currency, bankReference, qrCode, redirectUrl, time);
    }

    private static String qrCode(BankOrder order) {
        return "https://qr." + order.key().bank() + ".invalid/"
                + order.arrival().bankReference();
    }
}
