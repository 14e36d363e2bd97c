package io.payloom.simulator;

/** Somebody tried to give back more of a payment than the bank took. */
class RefundBeyondPayment extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RefundBeyondPayment(OrderKey refund) {
        super("more than is left of its payment: " + refund);
    }
}
