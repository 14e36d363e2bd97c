package io.payloom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A payment at a bank of every behaviour: where the order ends, what the bank has booked, what the merchant hears. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentBehavioursEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final RunningPayloom payloom = RunningPayloom.get();
    private final SigningMerchant merchant = payloom.merchant();
    private final MerchantEndpoint endpoint = new MerchantEndpoint();

    @BeforeAll
    void calm() {
        payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        endpoint.close();
    }

    @Test
    void noBehaviourIsMissingInTheTable() {
        assertThat(PaymentEnd.TABLE)
                .extracting(PaymentEnd::behaviour)
                .containsAll(BehaviourSuffixes.byName().keySet());
    }

    @Test
    void everyBehaviourEndsAsTheLedgerSaysAndTheMerchantHearsIt() {
        PlacedPayments payments = new PlacedPayments(merchant, payloom.banks(), payloom.database(), endpoint)
                .place(PaymentEnd.TABLE, 10_000);
        closeOnceThePayerIsAsked(payments.of("PAID_AFTER_CLOSING").orderNo());
        heardFirst(payments, "CONTRADICTING_CALLBACK", "payment.failed");
        heardFirst(payments, "PAID_AFTER_CLOSING", "payment.closed");

        payloom.passUntil(Duration.ofMinutes(1), PATIENCE, () -> {
            payments.areAtTheirEnd();
        });
        payloom.passQueriesOf(payments.orderNos());

        await().atMost(PATIENCE).untilAsserted(payments::callPersonsWhereTheyMust);
        await().atMost(PATIENCE).untilAsserted(payments::wereToldToTheMerchant);
        payments.areAtTheirEnd();
        payments.agreeWithTheLedger();
    }

    private void closeOnceThePayerIsAsked(String orderNo) {
        await().atMost(PATIENCE).until(() -> !merchant.get("/v1/payments/" + orderNo)
                .text("/payerAction/content")
                .isEmpty());
        assertThat(merchant.post("/v1/payments/" + orderNo + "/close", "").status())
                .isEqualTo(200);
    }

    private void heardFirst(PlacedPayments payments, String behaviour, String type) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(payments.types(payments.of(behaviour)))
                .startsWith(type));
    }
}
