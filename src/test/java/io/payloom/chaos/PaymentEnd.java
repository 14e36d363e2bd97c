package io.payloom.chaos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a payment ends by the behaviour of its bank, see docs/bank-protocol.md.
 *
 * @param turn which payment of its card it is, counted from 1
 * @param state of the order in the end; PROCESSING where the bank says nothing that decides
 * @param told types of the notifications that the merchant gets, in their order
 * @param alert what calls a person about it, null when nobody has to look
 */
record PaymentEnd(
        String behaviour,
        String method,
        int turn,
        String state,
        List<String> told,
        @Nullable String alert) {

    /** At least one row for every behaviour. */
    static final List<PaymentEnd> TABLE = List.of(
            card("SUCCESS").succeeds(),
            card("DECLINED").fails(),
            card("PROCESSING_THEN_SUCCESS").succeeds(),
            card("TIMEOUT_THEN_SUCCESS").succeeds(),
            card("TIMEOUT_THEN_FAILURE").fails(),
            card("NEVER_RECEIVED").fails(),
            card("FOUND_LATE").succeeds(),
            card("UNKNOWN_CODE").succeeds(),
            card("SERVER_ERROR").succeeds(),
            card("GARBAGE").succeeds(),
            card("CUT_ANSWER").succeeds(),
            card("DUPLICATE_CALLBACKS").succeeds(),
            card("CONTRADICTING_CALLBACK").succeedsAfter("payment.failed"),
            card("CALLBACK_BEFORE_ANSWER").succeeds(),
            qr("PAID_AFTER_CLOSING").succeedsAfter("payment.closed"),
            card("AMOUNT_MISMATCH").staysOpen("AMOUNT_MISMATCH"),
            card("BAD_SIGNATURE_FIRST").succeeds(),
            card("SLOW").succeeds(),
            card("FAILS_ONCE").succeeds(),
            card("MAINTENANCE").fails(),
            card("EVERY_THIRD_DECLINED").succeeds(),
            card("EVERY_THIRD_DECLINED").atTurn(2).succeeds(),
            card("EVERY_THIRD_DECLINED").atTurn(3).fails(),
            qr("PAYER_NEVER_PAYS").closes(),
            card("PROCESSING_FOR_EVER").staysOpen("RESULT_UNKNOWN"),
            card("LIMIT_EXCEEDED").fails());

    /** The same payments when nothing of them ever left us. */
    static List<PaymentEnd> neverSent() {
        return TABLE.stream()
                .filter(row -> row.turn() == 1)
                .map(row -> new PaymentEnd(row.behaviour(), row.method(), 1, "FAILED", List.of("payment.failed"), null))
                .toList();
    }

    String key() {
        return behaviour + "/" + turn;
    }

    /** Whether the bank is to have taken the money, once, over the right amount. */
    boolean isPaid() {
        return state.equals("SUCCEEDED");
    }

    private static Opening card(String behaviour) {
        return new Opening(behaviour, "card", 1);
    }

    private static Opening qr(String behaviour) {
        return new Opening(behaviour, "qr", 1);
    }

    private record Opening(String behaviour, String method, int turn) {

        Opening atTurn(int one) {
            return new Opening(behaviour, method, one);
        }

        PaymentEnd succeeds() {
            return ends("SUCCEEDED", null, "payment.succeeded");
        }

        PaymentEnd succeedsAfter(String otherNews) {
            return ends("SUCCEEDED", "LATE_SUCCESS", otherNews, "payment.succeeded");
        }

        PaymentEnd fails() {
            return ends("FAILED", null, "payment.failed");
        }

        PaymentEnd closes() {
            return ends("CLOSED", null, "payment.closed");
        }

        PaymentEnd staysOpen(String alert) {
            return ends("PROCESSING", alert);
        }

        private PaymentEnd ends(String state, @Nullable String alert, String... told) {
            return new PaymentEnd(behaviour, method, turn, state, List.of(told), alert);
        }
    }
}
