package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.channel.Channels;
import io.payloom.database.Snapshots;
import io.payloom.local.Ports;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import io.payloom.support.SigningMerchant.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Payments over the signed API, through the engine, to banks that behave and banks that do not. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void aSignedRequestBecomesAPaidOrderAndTheMerchantHearsOfIt() {
        Answer paid = merchant.postAndWait("/v1/payments", Orders.aCardPayment(1200, endpoint.url()), 20);

        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.state()).isEqualTo("SUCCEEDED");
        assertThat(payloom.journal(paid.orderNo()))
                .containsExactly(">ACCEPTED", "ACCEPTED>ROUTED", "ROUTED>SUBMITTED", "SUBMITTED>SUCCEEDED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(endpoint.acknowledged(paid.orderNo()))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.type()).isEqualTo("payment.succeeded");
                    assertThat(told.body().at("/data/state").asText()).isEqualTo("SUCCEEDED");
                    assertThat(told.body().toString()).doesNotContain(Orders.CARD);
                }));
    }

    @Test
    void theMerchantCatchesUpByEventsAndHasANotificationSentAgain() {
        Answer paid = merchant.postAndWait("/v1/payments", Orders.aCardPayment(1600, endpoint.url()), 20);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(endpoint.acknowledged(paid.orderNo()))
                .hasSize(1));
        String id = endpoint.acknowledged(paid.orderNo()).getFirst().webhookId();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(payloom.database()
                        .queryForObject("select state from notification where notification_no = ?", String.class, id))
                .isEqualTo("DELIVERED"));
        long before = timesReceived(id);
        payloom.moveClock(Duration.ofSeconds(6));

        JsonNode events = merchant.get("/v1/events?limit=100").body();
        Answer again = merchant.post("/v1/notifications/" + id + "/resend", "");

        assertThat(events.at("/items").findValuesAsText("id")).isNotEmpty().doesNotHaveDuplicates();
        assertThat(again.status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> timesReceived(id) == before + 1);
        assertThat(endpoint.acknowledged(paid.orderNo())).hasSize(1);
    }

    /** Issue 13, item 14. */
    @Test
    void aMendedEndpointIsToldNowAndNotWhenTheScheduleSays() {
        try (MerchantEndpoint broken = new MerchantEndpoint()) {
            broken.answerWith(500);
            String orderNo = merchant.postAndWait("/v1/payments", Orders.aCardPayment(1700, broken.url()), 20)
                    .orderNo();
            payloom.passUntil(Duration.ofMinutes(2), PATIENCE, () -> assertThat(attempts(orderNo))
                    .as("waits for half an hour")
                    .isGreaterThanOrEqualTo(5));
            broken.answerWith(200);

            OperatorClient.Answer resent = new OperatorClient(payloom.baseUrl())
                    .post("/ops/v1/notifications/" + orderNo + "/resend", "{\"reason\":\"ticket 4711\"}");

            assertThat(resent.status()).isEqualTo(202);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(broken.acknowledged(orderNo))
                    .hasSize(1));
            await().atMost(PATIENCE).until(() -> attempts(orderNo) == 6);
            assertThat(broken.received()).as("sent once").hasSize(6);
        }
    }

    private int attempts(String orderNo) {
        return payloom
                .database()
                .queryForList("select attempts from notification where order_no = ?", Integer.class, orderNo)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private long timesReceived(String webhookId) {
        return endpoint.received().stream()
                .filter(one -> webhookId.equals(one.webhookId()))
                .count();
    }

    @Test
    void theSameRequestAHundredTimesAtOnceIsOneOrder() throws Exception {
        String request = Orders.aCardPayment(Orders.number(), 1300, Orders.CARD, null);
        Set<String> orders = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> copies = IntStream.range(0, 100)
                    .mapToObj(copy -> threads.submit(() -> merchant.post("/v1/payments", request)))
                    .toList();
            for (Future<Answer> copy : copies) {
                assertThat(copy.get().status()).isEqualTo(201);
                orders.add(copy.get().orderNo());
            }
        }
        assertThat(orders).hasSize(1);
        awaitState(orders.iterator().next(), "SUCCEEDED");
    }

    @Test
    void anotherRequestUnderAUsedNumberIsRefused() {
        String number = Orders.number();
        merchant.post("/v1/payments", Orders.aCardPayment(number, 1400, Orders.CARD, null));

        Answer refused = merchant.post("/v1/payments", Orders.aCardPayment(number, 1500, Orders.CARD, null));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("MERCHANT_ORDER_NO_REUSED");
    }

    @Test
    void aMerchantMayHaveTheBankAskedAtOnceButNotAllTheTime() {
        try (EditedCatalogue edited = EditedCatalogue.with(
                payloom, CatalogueEditing.every("pay", terms -> terms.put("querySchedule", "1h")))) {
            String booked = merchant.post("/v1/payments", Orders.aCardPayment(2508, endpoint.url()))
                    .orderNo();
            awaitState(booked, "PROCESSING");
            Answer found = merchant.get("/v1/payments/" + booked + "?sync=true");
            assertThat(found.headers().firstValue("Payloom-Bank-Asked")).contains("asked");
            awaitState(booked, "SUCCEEDED");
            assertThat(merchant.get("/v1/payments/" + booked + "?sync=true")
                            .headers()
                            .firstValue("Payloom-Bank-Asked"))
                    .contains("needless");

            String endless = merchant.post("/v1/payments", Orders.aCardPayment(2522, endpoint.url()))
                    .orderNo();
            awaitState(endless, "PROCESSING");
            assertThat(merchant.get("/v1/payments/" + endless + "?sync=true")
                            .headers()
                            .firstValue("Payloom-Bank-Asked"))
                    .contains("asked");
            Answer again = merchant.get("/v1/payments/" + endless + "?sync=true");
            assertThat(again.headers().firstValue("Payloom-Bank-Asked")).contains("too-soon");
            assertThat(again.headers().firstValue("Retry-After")).contains("10");
            assertThat(again.state()).isEqualTo("PROCESSING");
        }
    }

    @Test
    void aPayerPaysTheQrCode() {
        Answer waiting = merchant.postAndWait("/v1/payments", Orders.aQrPayment(2100, endpoint.url()), 20);
        assertThat(waiting.text("/payerAction/type")).isEqualTo("qr-code");
        assertThat(waiting.state()).isEqualTo("PROCESSING");

        payloom.moveClock(Duration.ofSeconds(10));

        awaitState(waiting.orderNo(), "SUCCEEDED");
    }

    @Test
    void aQrPaymentThatNobodyPaysIsClosedAtTheBankWhenItsTimeIsOver() {
        Answer waiting = merchant.postAndWait("/v1/payments", Orders.aQrPayment(2121, endpoint.url()), 20);

        payloom.passUntil(Duration.ofMinutes(1), PATIENCE, () -> {
            assertThat(state(waiting.orderNo())).isEqualTo("CLOSED");
        });
        assertThat(payloom.banks()
                        .entry(bankOrderNo(waiting.orderNo()))
                        .path("state")
                        .asText())
                .isEqualToIgnoringCase("closed");
    }

    @Test
    void theMerchantClosesAQrPaymentAndTheBankDecides() {
        Answer waiting = merchant.postAndWait("/v1/payments", Orders.aQrPayment(2221, endpoint.url()), 20);

        Answer closing = merchant.post("/v1/payments/" + waiting.orderNo() + "/close", "");

        assertThat(closing.status()).isEqualTo(200);
        assertThat(closing.state()).isEqualTo("CLOSING");
        awaitState(waiting.orderNo(), "CLOSED");
    }

    @Test
    void aChannelThatCannotBeReachedIsLeftForAnother() {
        String address = payloom.database()
                .queryForObject("select base_url from channel where code = 'northbank-card'", String.class);
        moveChannel("http://127.0.0.1:" + Ports.free());
        try {
            List<String> orders = IntStream.range(0, 6)
                    .mapToObj(one -> merchant.post("/v1/payments", Orders.aCardPayment(2300, endpoint.url())))
                    .map(Answer::orderNo)
                    .toList();
            orders.forEach(orderNo -> awaitState(orderNo, "SUCCEEDED"));
            assertThat(orders).anySatisfy(orderNo -> assertThat(payloom.journal(orderNo))
                    .containsSequence("SUBMITTED>ROUTED", "ROUTED>SUBMITTED", "SUBMITTED>SUCCEEDED"));
        } finally {
            moveChannel(address);
        }
    }

    private void moveChannel(String baseUrl) {
        payloom.database().update("update channel set base_url = ? where code = 'northbank-card'", baseUrl);
        payloom.bean(Snapshots.class).changed("channels");
        await().atMost(PATIENCE).until(() -> payloom.bean(Channels.class)
                .find("northbank-card")
                .orElseThrow()
                .baseUrl()
                .equals(baseUrl));
    }

    private void awaitState(String orderNo, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(orderNo)).isEqualTo(state));
    }

    private String state(String orderNo) {
        return merchant.get("/v1/payments/" + orderNo).state();
    }

    private String bankOrderNo(String orderNo) {
        return latest("bank_order_no", orderNo);
    }

    private String latest(String column, String orderNo) {
        return payloom.database()
                .queryForObject(
                        "select " + column + " from bank_transaction where order_no = ? order by attempt desc limit 1",
                        String.class,
                        orderNo);
    }
}
