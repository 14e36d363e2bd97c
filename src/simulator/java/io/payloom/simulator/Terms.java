package io.payloom.simulator;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an order number stands for, with every account masked; the same number with other terms is refused.
 *
 * @param originalOrderNo the payment that a refund or a void is about
 * @param amount in minor units
 * @param payer the masked card, if one was given
 * @param payee the masked account, if one was given, with its behaviour suffix
 * @param purpose what stands on the payee's statement, as it came
 * @param description what stands on the payer's statement, as it came
 */
record Terms(
        Kind kind,
        @Nullable String originalOrderNo,
        long amount,
        String currency,
        @Nullable String method,
        @Nullable String type,
        @Nullable String payer,
        @Nullable String payee,
        @Nullable String purpose,
        @Nullable String description) {

    private static final Pattern ACCOUNT_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){11,}");

    /** Ledgers from before there were refunds say nothing of the kind. */
    Terms {
        kind = kind == null ? Kind.PAY : kind;
    }

    static Terms of(PayRequest request) {
        PayRequest.Card card = request.card();
        return new Terms(
                Kind.PAY,
                null,
                request.amount(),
                request.currency(),
                request.method(),
                request.type(),
                card == null ? null : maskedNumber(card.number()),
                maskedPayee(request.payee()),
                request.purpose(),
                request.description());
    }

    static Terms refunding(String originalOrderNo, long amount, String currency, @Nullable String description) {
        return new Terms(Kind.REFUND, originalOrderNo, amount, currency, null, null, null, null, null, description);
    }

    /** All of the payment, or of nothing if there is none. */
    static Terms voiding(String originalOrderNo, @Nullable BankOrder payment) {
        long amount = payment == null ? 0 : payment.amountTold();
        String currency = payment == null ? "" : payment.terms().currency();
        return new Terms(Kind.VOID, originalOrderNo, amount, currency, null, null, null, null, null, null);
    }

    /** Whether this is what was asked for; of a void, the caller names only the payment. */
    boolean sameAs(Terms asked) {
        return kind == Kind.VOID
                ? asked.kind == Kind.VOID && Objects.equals(originalOrderNo, asked.originalOrderNo)
                : equals(asked);
    }

    /** The order that a refund or a void is about; null for all others. */
    @Nullable
    OrderKey originalAt(String bank) {
        return originalOrderNo == null ? null : new OrderKey(bank, originalOrderNo);
    }

    /** Whether the payer has to do something before the money moves. */
    boolean waitsForPayer() {
        return "qr".equals(method) || byRedirect();
    }

    boolean byRedirect() {
        return "netbank".equals(method);
    }

    /** Whose habits count: the payee of a payout, the payer's card, or the payment that is refunded. */
    String party() {
        if (originalOrderNo != null) {
            return originalOrderNo;
        }
        if (payee != null) {
            return payee;
        }
        return payer == null ? "anyone" : payer;
    }

    /**
     * The two digits that choose the behaviour: those behind '#' of the payee, else the last two of the amount. A void has
     * the amount of its payment, whose behaviour is not meant once more.
     */
    String suffix() {
        if (kind == Kind.VOID) {
            return Behaviour.SUCCESS.suffix();
        }
        if (payee != null && payee.matches(".*#\\d\\d")) {
            return payee.substring(payee.length() - 2);
        }
        return "%02d".formatted(amount % 100);
    }

    /** Accounts that begin with 62299900 carry their behaviour in the next two digits. */
    private static @Nullable String maskedPayee(@Nullable String payee) {
        String masked = maskedAccounts(payee);
        return payee != null && payee.matches("62299900\\d{4,}") ? masked + "#" + payee.substring(8, 10) : masked;
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
