package io.payloom.catalogue;

/** What becomes of money that arrives after its order had ended as failed or closed. */
public enum LateMoney {
    /** The order counts as paid after all. */
    REOPEN,
    /** The money goes back by its original route, and the order stays as it is. */
    REFUND
}
