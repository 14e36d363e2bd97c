package io.payloom.simulator;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an order number stands for, with every account masked; the same number with other terms is refused.
 *
 * @param amount in minor units
 * @param payer the masked card, if one was given
 * @param payee the masked account, if one was given, with its behaviour suffix
 */
record Terms(
        long amount,
        String currency,
        String method,
        @Nullable String type,
        @Nullable String payer,
        @Nullable String payee) {

    private static final Pattern ACCOUNT_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){11,}");

    static Terms of(PayRequest request) {
        PayRequest.Card card = request.card();
        return new Terms(
                request.amount(),
                request.currency(),
                request.method(),
                request.type(),
                card == null ? null : maskedNumber(card.number()),
                maskedAccounts(request.payee()));
    }

    /** Whether the payer has to do something before the money moves. */
    boolean waitsForPayer() {
        return method.equals("qr") || byRedirect();
    }

    boolean byRedirect() {
        return method.equals("netbank");
    }

    /** Whose habits count: the payee of a payout, else the payer's card. */
    String party() {
        if (payee != null) {
            return payee;
        }
        return payer == null ? "anyone" : payer;
    }

    /** The two digits that choose the behaviour: those behind '#' of the payee, else the last two of the amount. */
    String suffix() {
        if (payee != null && payee.matches(".*#\\d\\d")) {
            return payee.substring(payee.length() - 2);
        }
        return "%02d".formatted(amount % 100);
    }

    private static @Nullable String maskedAccounts(@Nullable String text) {
        return text == null ? null : ACCOUNT_NUMBER.matcher(text).replaceAll(number -> maskedNumber(number.group()));
    }

    private static String maskedNumber(String number) {
        String digits = number.replaceAll("\\D", "");
        return digits.length() < 12
                ? "*".repeat(digits.length())
                : digits.substring(0, 6) + "*".repeat(digits.length() - 10) + digits.substring(digits.length() - 4);
    }
}
