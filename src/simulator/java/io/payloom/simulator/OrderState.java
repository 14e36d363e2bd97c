package io.payloom.simulator;

/** Where an order stands in the bank's own books. */
enum OrderState {
    PROCESSING,
    WAITING_PAYER,
    SUCCEEDED,
    FAILED,
    CLOSED,
    /** Succeeded once; the money came back later. */
    RETURNED
}
