package io.payloom.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.database.Database;
import io.payloom.orderside.Ended;
import io.payloom.orderside.OrderSideTest;
import io.payloom.payment.PaymentKind;
import io.payloom.reserve.ReserveClaim;
import io.payloom.reserve.Reserves;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.Claims;
import io.payloom.routing.quota.Quotas;
import io.payloom.routing.quota.Use;
import io.payloom.support.MovableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books as they are, together: who acts first, and what is still held after its order has ended. */
@OrderSideTest
class HoldsModuleTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<Claim> CLAIMS = List.of(new Claim("channel/janitor:CNY", "", DAY, null, null));
    private static final String ACCOUNT = "janitor";
    private static final long FEN = 7_700;

    private final AttemptEnds ends;
    private final HoldJanitor janitor;
    private final Quotas quotas;
    private final Reserves reserves;
    private final Ended ended;
    private final MovableClock clock;
    private final Database database;
    private final JdbcTemplate tables;

    HoldsModuleTests(
            AttemptEnds ends,
            HoldJanitor janitor,
            Quotas quotas,
            Reserves reserves,
            Ended ended,
            MovableClock clock,
            Database database,
            JdbcTemplate tables) {
        this.ends = ends;
        this.janitor = janitor;
        this.quotas = quotas;
        this.reserves = reserves;
        this.ended = ended;
        this.clock = clock;
        this.database = database;
        this.tables = tables;
    }

    /** A new one stands here, at the place that its locks give it. */
    @Test
    void theOrderInWhichThoseActWhoHearOfAnEnd() {
        assertThat(ends.order())
                .extracting(one -> one.getClass().getSimpleName())
                .containsExactly(
                        "RefundCorrections",
                        "PayoutCorrections",
                        "Quotas",
                        "Reserves",
                        "Refusals",
                        "Outcomes",
                        "MoneyCases");
    }

    /** An order that was closed between its decision and its sending, and one whose end was not counted. */
    @Test
    void whatAnEndedOrderStillHoldsIsConfirmedOrReleasedByWhatBecameOfTheAttempt() {
        aBalance();
        String paid = ended.aPayment("SUCCEEDED", FEN);
        String running = PaymentKind.PAYMENT.nextNumber();
        hold(paid, 1);
        hold(paid, 7);
        hold(running, 1);

        janitor.settle();
        assertThat(states("quota_hold", paid)).as("too young to be looked at").containsExactly("HELD", "HELD");
        clock.move(Duration.ofMinutes(11));
        janitor.settle();

        for (String table : List.of("quota_use", "quota_hold", "reserve_hold")) {
            assertThat(states(table, paid)).as(table).containsExactly("CONFIRMED", "RELEASED");
            assertThat(states(table, running)).as(table).containsExactly("HELD");
        }
        assertThat(quotas.differences()).isEmpty();
        assertThat(reserves.differences()).isEmpty();
    }

    /** What cannot be settled yet must not stand before the others for ever. */
    @Test
    void whatWasLookedAtStandsBehindTheOthers() {
        String running = PaymentKind.PAYMENT.nextNumber();
        aBalance();
        hold(running, 1);
        clock.move(Duration.ofMinutes(11));
        Instant before = clock.instant();
        assertThat(quotas.openSince(before, 1_000)).contains(new Attempt(running, 1));
        assertThat(reserves.openSince(before, 1_000)).contains(new Attempt(running, 1));

        janitor.settle();

        assertThat(quotas.openSince(before, 1_000)).doesNotContain(new Attempt(running, 1));
        assertThat(reserves.openSince(before, 1_000)).doesNotContain(new Attempt(running, 1));
        assertThat(states("quota_hold", running)).containsExactly("HELD");
    }

    private void aBalance() {
        Timestamp now = Timestamp.from(clock.instant());
        tables.update(
                "insert ignore into reserve_balance (account, currency, balance, as_of, due_at) values (?, 'CNY', ?, ?, ?)",
                ACCOUNT,
                100 * FEN,
                now,
                now);
    }

    private void hold(String orderNo, int attempt) {
        quotas.open(CLAIMS);
        database.inTransaction(() -> {
            quotas.take(new Claims(aUse(orderNo, attempt), CLAIMS));
            reserves.take(new ReserveClaim(orderNo, attempt, ACCOUNT, "CNY", List.of(FEN), true));
        });
    }

    private static Use aUse(String orderNo, int attempt) {
        return new Use(
                orderNo, attempt, "PAY", "janitor", "janitor", "janitor", "credit", "", "CNY", "", DAY, DAY, FEN);
    }

    private List<String> states(String table, String orderNo) {
        return tables.queryForList(
                "select state from " + table + " where order_no = ? order by attempt", String.class, orderNo);
    }
}
