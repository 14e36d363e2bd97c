package io.payloom.simulator;

/** How a call that books is answered, whatever the ledger says. */
enum Reply {
    PLAIN,
    /** After {@code simulator.timings.slow}. */
    SLOW,
    /** After {@code simulator.timings.hang}, which is past any deadline. */
    HANG,
    /** The connection ends without a byte. */
    CUT,
    /** The connection ends in the middle of the body. */
    CUT_MIDWAY,
    SERVER_ERROR,
    GARBAGE,
    /** Only after the callback has been answered. */
    AFTER_CALLBACK
}
