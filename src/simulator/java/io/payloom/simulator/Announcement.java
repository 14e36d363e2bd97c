package io.payloom.simulator;

/** How a bank calls back once an order has succeeded. */
enum Announcement {
    NONE,
    ONCE,
    /** Two callbacks at the same moment and one after them. */
    THREE_TIMES,
    /** The first attempt carries a signature of another key; later attempts are sound. */
    BAD_SIGNATURE_FIRST
}
