package io.payloom.channel;

/**
 * How queries follow each other, such that a second, wherever it begins, never sees more of them than the rate says.
 *
 * <p>A tenth of the rate may come at once, as two who ask at the same moment should not be refused for that. A second sees
 * that burst, and what is due in it; so the interval leaves room for the burst, and in the long run a little less than the
 * rate is asked.
 *
 * @param interval between queries, in microseconds
 * @param tolerance how much earlier than due a query may come, in microseconds
 */
record Pace(long interval, long tolerance) {

    private static final long SECOND = 1_000_000;
    private static final int BURST_PART = 10;

    /** @param perSecond at least 1 */
    static Pace of(int perSecond) {
        int burst = 1 + perSecond / BURST_PART;
        long interval = Math.ceilDiv(SECOND, perSecond + 1L - burst);
        return new Pace(interval, interval * (burst - 1));
    }
}
