package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnSecondStack;
import io.payloom.support.SecondStack;
import io.payloom.support.ShortTimes;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The application killed while a payment at a bank of every behaviour stands at the same place between two effects: all of
 * them end as if nothing had happened.
 */
@OnSecondStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillsEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final SecondStack stack = SecondStack.get();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();
    private @Nullable ShortTimes times;

    @AfterAll
    void close() {
        stack.hold().release();
        if (times != null) {
            stack.payloom();
            times.close();
        }
        endpoint.close();
    }

    /** Some of them held when their bank's answer is not written down yet, the others when it has just been. */
    @Test
    void killedAfterTheBanksAnsweredEveryBehaviourEndsAsItsTableSays() {
        holdAt("bank-answer-applied");
        long incidents = incidentsBesideStuckOrders();
        PlacedPayments applied = payments().place(PaymentEnd.TABLE, 20_000);
        awaitAll(applied, "PROCESSING", "SUCCEEDED", "FAILED", "CLOSED");
        holdAt("bank-answer-applied", "bank-answered");
        PlacedPayments answered = payments().place(PaymentEnd.TABLE, 10_000);
        awaitAll(answered, "SUBMITTING");
        List<PlacedPayments> both = List.of(applied, answered);
        await().atMost(PATIENCE).untilAsserted(() -> both.forEach(PlacedPayments::areKnownToTheirBanks));

        killAndStartAgain();

        both.forEach(PlacedPayments::interrupted);
        awaitOfEach(both, PlacedPayments::areAtTheirEnd);
        awaitOfEach(both, PlacedPayments::callPersonsWhereTheyMust);
        awaitOfEach(both, PlacedPayments::wereToldToTheMerchant);
        both.forEach(PlacedPayments::areAtTheirEnd);
        both.forEach(PlacedPayments::agreeWithTheLedger);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(incidentsBesideStuckOrders()).isEqualTo(incidents));
    }

    private static void awaitOfEach(List<PlacedPayments> all, Consumer<PlacedPayments> assertion) {
        all.forEach(payments -> await().atMost(PATIENCE).untilAsserted(() -> assertion.accept(payments)));
    }

    @Test
    void killedBeforeAnythingWasSentNothingIsPaidAndTheBanksSaySo() {
        holdAt("submitting");
        long incidents = incidentsBesideStuckOrders();
        PlacedPayments payments = payments().place(PaymentEnd.neverSent(), 30_000);
        awaitAll(payments, "SUBMITTING");

        killAndStartAgain();

        await().atMost(PATIENCE).untilAsserted(payments::areAtTheirEnd);
        await().atMost(PATIENCE).untilAsserted(payments::wereToldToTheMerchant);
        payments.callPersonsWhereTheyMust();
        payments.neverReachedABank();
        assertThat(payments.column("unified_code")).containsOnly("NOT_RECEIVED_BY_BANK");
        assertThat(incidentsBesideStuckOrders()).isEqualTo(incidents);
    }

    private void holdAt(String... places) {
        if (times == null) {
            times = new ShortTimes(stack.payloom().url(), catalogue -> {});
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // until it is followed
        }
        stack.hold().holdAt(places);
    }

    private PlacedPayments payments() {
        return new PlacedPayments(stack.merchant(), stack.banks(), stack.database(), endpoint);
    }

    /** Waits until every order has a first transaction in one of these states and no bank is being called, for a moment. */
    private void awaitAll(PlacedPayments payments, String... states) {
        await().atMost(PATIENCE).during(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(payments.firstStates())
                    .allSatisfy((row, state) -> assertThat(state).isIn((Object[]) states));
            assertThat(openCalls()).isZero();
        });
    }

    /** An order that is stuck has an incident, also one that another test has left behind. */
    private long incidentsBesideStuckOrders() {
        return stack.pendingIncidents()
                - stack.database()
                        .queryForObject(
                                "select count(*) from bank_transaction where state = 'PROCESSING' and next_query_at is null",
                                Long.class);
    }

    private int openCalls() {
        return stack.database()
                .queryForObject(
                        "select count(*) from channel_permit where holder is not null and expires_at > ?",
                        Integer.class,
                        Timestamp.from(Instant.now())); // one that a killed instance held runs out by itself
    }

    private void killAndStartAgain() {
        stack.payloom().kill();
        stack.hold().release();
        stack.payloom();
    }
}
