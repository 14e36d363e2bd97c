package io.payloom.refund;

/** Nobody but a person can say what should become of a refund that its bank refused; the message says what can be done. */
public class RefundNeedsPerson extends RuntimeException {

    RefundNeedsPerson(Refund refused) {
        super("Refund " + refused.refundNo() + " of payment " + refused.orderNo() + " was refused: "
                + refused.resultMessage() + " (" + refused.resultCode() + ")."
                + " Set operatorDecision to \"retry\" to send it once more, to \"done\" when the payer has the money by"
                + " another way (operatorReason: the voucher's number), or to \"failed\" to give it up; with operatorName"
                + " and operatorReason. Then press Retry. To pay it to an account of the payer instead, two people use the"
                + " operators' API. docs/operations.md says how.");
    }
}
