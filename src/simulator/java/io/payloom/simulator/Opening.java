package io.payloom.simulator;

import io.payloom.simulator.SimulatorProperties.Timings;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment at which an order arrives; a behaviour picks its course here.
 *
 * @param turn how many orders of the same party have met the same behaviour before
 */
record Opening(Instant now, Timings timings, Terms terms, int turn) {

    /** Success at once, or as soon as the payer has done his part. */
    Course succeeds() {
        return terms.waitsForPayer() ? succeedsAfter(timings.payerDelay(), Announcement.ONCE) : booked();
    }

    /** Success at once, whatever the method. */
    Course booked() {
        return new Course(OrderState.SUCCEEDED, BankCode.SUCCEEDED, null, null, Announcement.NONE);
    }

    /** A payer may lack the money; an account to which money goes can only refuse it. */
    Course declined() {
        return fails(
                terms.kind() == Kind.PAY && terms.payee() == null
                        ? BankCode.INSUFFICIENT_FUNDS
                        : BankCode.CARD_REFUSED);
    }

    Course fails(BankCode code) {
        return new Course(OrderState.FAILED, code, null, null, Announcement.NONE);
    }

    Course succeedsAfter(Duration delay, Announcement announcement) {
        return staysOpen().then(now.plus(delay), announcement);
    }

    /** Open until somebody acts; a payment by the control API is announced. */
    Course staysOpen() {
        return terms.waitsForPayer()
                ? new Course(OrderState.WAITING_PAYER, BankCode.WAITING_FOR_PAYER, null, null, Announcement.ONCE)
                : processing(BankCode.PROCESSING).announced(Announcement.ONCE);
    }

    Course processing(BankCode code) {
        return new Course(OrderState.PROCESSING, code, null, null, Announcement.NONE);
    }
}
