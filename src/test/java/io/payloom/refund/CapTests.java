package io.payloom.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CapTests {

    private static final Money PAID = Money.cny(1_000);

    @ParameterizedTest
    @EnumSource(
            value = RefundState.class,
            names = {"ACCEPTED", "SUBMITTED", "PROCESSING", "REFUSED", "PAYING_OUT", "SUCCEEDED"})
    void whatIsOnItsWayOrMayBeKeepsItsAmount(RefundState state) {
        Cap cap = Cap.of(PAID, List.of(aRefund("R1", 400, state, null)), List.of());

        assertThat(cap.left()).isEqualTo(Money.cny(600));
        assertThat(cap.isBroken()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = RefundState.class,
            names = {"FAILED", "RETURNED"})
    void whatFailedOrCameBackGivesItsAmountBack(RefundState state) {
        Cap cap = Cap.of(PAID, List.of(aRefund("R1", 400, state, null)), List.of());

        assertThat(cap.left()).isEqualTo(PAID);
    }

    @Test
    void moreThanWasPaidBreaksItAndLeavesNothing() {
        Cap cap = Cap.of(
                PAID,
                List.of(
                        aRefund("R1", 1_000, RefundState.SUCCEEDED, null),
                        aRefund("R2", 1, RefundState.SUCCEEDED, "V-1")),
                List.of());

        assertThat(cap.isBroken()).isTrue();
        assertThat(cap.left()).isEqualTo(Money.cny(0));
    }

    /** By state: what payouts have paid counts once, unless the bank may give all of it as well. */
    @ParameterizedTest
    @CsvSource({
        "REFUSED, 400",
        "PAYING_OUT, 400",
        "SUCCEEDED, 400",
        "PROCESSING, 550",
        "RETURNED, 150",
        "FAILED, 150",
    })
    void whatPayoutsHavePaidCounts(RefundState state, long taken) {
        Refund refund = aRefund("R1", 400, state, null, 150);

        assertThat(Cap.of(PAID, List.of(refund), List.of()).taken()).isEqualTo(taken);
        assertThat(refund.unpaid()).isEqualTo(Money.cny(250));
    }

    private static Refund aRefund(String refundNo, long fen, RefundState state, @Nullable String voucher) {
        return aRefund(refundNo, fen, state, voucher, 0);
    }

    static Refund aRefund(String refundNo, long fen, RefundState state, @Nullable String voucher, long paidOut) {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        return new Refund(
                refundNo,
                "M",
                "m-" + refundNo,
                "P1",
                "f",
                fen,
                "CNY",
                null,
                null,
                state,
                1,
                null,
                voucher,
                voucher == null ? 0 : fen,
                paidOut,
                0,
                null,
                state == RefundState.PAYING_OUT ? fen - paidOut : null,
                null,
                null,
                null,
                now,
                now,
                null);
    }
}
