package io.payloom.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Issue 13, item 23: people are told of what they can decide, and of nothing else. */
class RefundNeedsPersonTests {

    @Test
    void whatWasPaidOutInPartCanOnlyBeDone() {
        assertThat(text(0)).contains("\"retry\"", "\"done\"", "\"failed\"");
        assertThat(text(150)).contains("\"done\"").doesNotContain("retry", "failed");
    }

    private static String text(long paidOut) {
        Refund refused = CapTests.aRefund("R1", 400, RefundState.REFUSED, null, paidOut);
        return String.valueOf(new RefundNeedsPerson(refused, Optional.empty()).getMessage());
    }
}
