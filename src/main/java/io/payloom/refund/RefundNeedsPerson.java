package io.payloom.refund;

import io.payloom.transaction.WordProposal;
import java.util.Optional;

/** Nobody but a person can say what should become of a refund that its bank refused; the message says what can be done. */
public class RefundNeedsPerson extends RuntimeException {

    /** @param proposed what waits for a second person, empty when nothing does */
    RefundNeedsPerson(Refund refused, Optional<WordProposal> proposed) {
        super("A bank has refused a refund. " + facts(refused)
                + proposed.map(waiting -> " " + waiting.forPeople()).orElse("")
                + " Set operatorDecision to \"retry\" to send it once more, to \"done\" when the payer has the money by"
                + " another way (operatorReason: the voucher's number), or to \"failed\" to give it up; with operatorName"
                + " and operatorReason. Then press Retry. To pay it to an account of the payer instead, two people use the"
                + " operators' API. docs/operations.md says how.");
    }

    static String facts(Refund refused) {
        return "Refund " + refused.refundNo() + " of payment " + refused.orderNo() + " over " + refused.amount()
                + " was refused: " + refused.resultMessage() + " (" + refused.resultCode() + ").";
    }
}
