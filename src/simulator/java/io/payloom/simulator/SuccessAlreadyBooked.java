package io.payloom.simulator;

/** Somebody tried to take the money of one order number twice. */
class SuccessAlreadyBooked extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SuccessAlreadyBooked(OrderKey order) {
        super("success already booked for " + order);
    }
}
