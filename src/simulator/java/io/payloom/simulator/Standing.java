package io.payloom.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an order stands in the books.
 *
 * @param changedAt when state or code last changed
 * @param successes how often the bank took the money; never above one
 * @param bookedAmount what it took, in minor units
 * @param succeedsAt when a success is going to follow
 */
record Standing(
        OrderState state,
        BankCode code,
        Instant changedAt,
        int successes,
        long bookedAmount,
        @Nullable Instant succeedsAt) {

    static Standing open(Course course, Instant at) {
        return new Standing(course.state(), course.code(), at, 0, 0, course.succeedsAt());
    }

    Standing succeeded(Instant at, long amount) {
        return new Standing(OrderState.SUCCEEDED, BankCode.SUCCEEDED, at, successes + 1, amount, null);
    }

    /** What was booked stays; it came back. */
    Standing returned(Instant at) {
        return new Standing(OrderState.RETURNED, BankCode.RETURNED, at, successes, bookedAmount, null);
    }

    Standing closed(Instant at, @Nullable Instant paidAfterAll) {
        return new Standing(OrderState.CLOSED, BankCode.ORDER_CLOSED, at, successes, bookedAmount, paidAfterAll);
    }
}
