package io.payloom.support;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests in the merchant's words. */
public final class Orders {

    /**
     * A payout to a person's account.
     *
     * @param more further fields, each with a comma before it
     */
    public static String aPayout(String number, long fen, String account, String institution, String more) {
        return """
                {"merchantOrderNo":"%s","amount":{"value":%d,"currency":"CNY"},
                 "payee":{"account":"%s","name":"LI LEI","kind":"private","institution":"%s"}%s}"""
                .formatted(number, fen, account, institution, more);
    }

    /** A number that passes the checks of a card number and belongs to nobody. */
    public static final String CARD = "4111111111111111";

    private Orders() {}

    public static String number() {
        return "order-" + UUID.randomUUID();
    }

    public static String aCardPayment(long fen, @Nullable String notifyUrl) {
        return aCardPayment(number(), fen, CARD, notifyUrl);
    }

    public static String aCardPayment(String number, long fen, String card, @Nullable String notifyUrl) {
        return """
                {"merchantOrderNo":"%s","amount":{"value":%d,"currency":"CNY"},"method":"card","type":"credit",
                 "card":{"number":"%s","expiry":"2035-12","holderName":"Li Lei"}%s}"""
                .formatted(number, fen, card, notify(notifyUrl));
    }

    public static String aQrPayment(long fen, @Nullable String notifyUrl) {
        return """
                {"merchantOrderNo":"%s","amount":{"value":%d,"currency":"CNY"},"method":"qr","type":"scan"%s}"""
                .formatted(number(), fen, notify(notifyUrl));
    }

    public static String aRefund(String orderNo, long fen, @Nullable String notifyUrl) {
        return aRefund(number(), orderNo, fen, notifyUrl);
    }

    public static String aRefund(String number, String orderNo, long fen, @Nullable String notifyUrl) {
        return """
                {"merchantRefundNo":"%s","orderNo":"%s","amount":{"value":%d,"currency":"CNY"}%s}"""
                .formatted(number, orderNo, fen, notify(notifyUrl));
    }

    private static String notify(@Nullable String url) {
        return url == null ? "" : ",\"notifyUrl\":\"" + url + "\"";
    }
}
