package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.database.Database;
import io.payloom.payment.PaymentKind;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.Quotas;
import io.payloom.routing.quota.Use;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is still held after its order has ended, as when it was closed between its decision and its sending. */
@OnRunningPayloom
class QuotaJanitorTests {

    private static final String SCOPE = "channel/janitor:CNY";
    private static final List<Claim> CLAIMS = List.of(new Claim(SCOPE, "", LocalDate.of(2026, 3, 2), null, null));

    private final RunningPayloom payloom = RunningPayloom.get();
    private final Quotas quotas = payloom.bean(Quotas.class);
    private final QuotaJanitor janitor = payloom.bean(QuotaJanitor.class);

    @Test
    void releasesWhatAnEndedOrderHoldsForAnAttemptThatNeverWasAndConfirmsWhatSucceeded() {
        payloom.banks().behaveNormally();
        String ended = payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(7_700, null), 20)
                .orderNo();
        String running = PaymentKind.PAYMENT.nextNumber();
        payloom.database().update("delete from quota_use where order_no = ?", ended); // as if it was not settled
        hold(ended, 1);
        hold(ended, 7);
        hold(running, 1);

        janitor.settle();
        assertThat(states(ended)).as("too young to be looked at").containsExactly("HELD", "HELD");
        payloom.moveClock(Duration.ofMinutes(11));
        janitor.settle();

        assertThat(states(ended)).containsExactly("CONFIRMED", "RELEASED");
        assertThat(states(running)).containsExactly("HELD");
        assertThat(payloom.database()
                        .queryForList(
                                "select state from quota_use where order_no = ? order by attempt", String.class, ended))
                .containsExactly("CONFIRMED", "RELEASED");
        assertThat(quotas.differences()).isEmpty();
    }

    private void hold(String orderNo, int attempt) {
        quotas.open(CLAIMS);
        payloom.bean(Database.class).inTransaction(() -> quotas.take(aUse(orderNo, attempt), CLAIMS));
    }

    private static Use aUse(String orderNo, int attempt) {
        LocalDate day = CLAIMS.getFirst().day();
        return new Use(
                orderNo, attempt, "PAY", "janitor", "janitor", "janitor", "credit", "", "CNY", "", day, day, 7_700);
    }

    private List<String> states(String orderNo) {
        return payloom.database()
                .queryForList(
                        "select state from quota_hold where order_no = ? and scope = ? order by attempt",
                        String.class,
                        orderNo,
                        SCOPE);
    }
}
