package io.payloom.refund;

import io.payloom.transaction.decision.Question;
import io.payloom.transaction.decision.WordProposal;
import java.util.Optional;

/** Nobody but a person can say what should become of a refund that its bank refused; the message says what can be said. */
public class RefundNeedsPerson extends RuntimeException {

    private final String call;

    /** @param proposed what waits for a second person, empty when nothing does */
    RefundNeedsPerson(Refund refused, Optional<WordProposal> proposed) {
        super("A bank has refused a refund. " + facts(refused)
                + proposed.map(waiting -> " " + waiting.forPeople()).orElse("")
                + " " + choice(refused) + " To pay it to an account of the payer instead, two people use "
                + address(refused) + "/payout.");
        this.call = question(refused).call();
    }

    private static String choice(Refund refused) {
        return refused.paidOutValue() > 0
                ? "Part of it was paid out. Decide \"done\" when the payer has the rest by another way (the reason is the"
                        + " voucher's number)."
                : "Decide \"retry\" to send it once more, \"done\" when the payer has the money by another way (the reason is"
                        + " the voucher's number), or \"failed\" to give it up.";
    }

    static Question question(Refund refused) {
        return new Question(facts(refused), address(refused) + "/decision");
    }

    static String facts(Refund refused) {
        return "Refund " + refused.refundNo() + " of payment " + refused.orderNo() + " over " + refused.amount()
                + " was refused: " + refused.resultMessage() + " (" + refused.resultCode() + ").";
    }

    private static String address(Refund refused) {
        return "POST /ops/v1/refunds/" + refused.refundNo();
    }

    /** Decides it by the operators' API. */
    public String call() {
        return call;
    }
}
