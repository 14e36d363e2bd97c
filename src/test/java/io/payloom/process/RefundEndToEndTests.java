package io.payloom.process;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.merchant.Merchants;
import io.payloom.merchant.NewMerchant;
import io.payloom.support.Cards;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.SigningMerchant;
import io.payloom.support.SigningMerchant.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refunds over the signed API, through the engine, to banks that behave and banks that do not. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundEndToEndTests {

    private final RefundScene scene = new RefundScene();

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void partsOfAPaymentGoBackOneAfterAnotherUntilNothingIsLeft() {
        String orderNo = scene.aPaidPayment(60_000);
        Answer first =
                scene.merchant.postAndWait("/v1/refunds", Orders.aRefund(orderNo, 20_000, scene.endpoint.url()), 20);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location")).contains("/v1/refunds/" + first.refundNo());
        assertThat(first.state()).isEqualTo("SUCCEEDED");
        assertThat(first.orderNo()).isEqualTo(orderNo);
        assertThat(scene.refunded(orderNo)).isEqualTo(20_000);

        String second = scene.aRefund(orderNo, 40_000);
        scene.awaitState(second, "SUCCEEDED");
        Answer third = scene.refund(orderNo, 1);

        assertThat(third.status()).isEqualTo(422);
        assertThat(third.text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
        assertThat(scene.refunded(orderNo)).isEqualTo(60_000);
        assertThat(scene.payment(orderNo).state()).isEqualTo("SUCCEEDED");
        assertThat(scene.payloom.journal(orderNo)).endsWith("SUCCEEDED>SUCCEEDED", "SUCCEEDED>SUCCEEDED");
        assertThat(scene.payloom.journal(second))
                .containsExactly(">ACCEPTED", "ACCEPTED>SUBMITTED", "SUBMITTED>SUCCEEDED");
        assertThat(scene.kindsAtTheBank(orderNo)).containsExactly("refund succeeded", "refund succeeded");
        scene.awaitTold(first.refundNo(), "refund.succeeded");
        scene.awaitTold(second, "refund.succeeded");
        assertThat(list("?orderNo=" + orderNo)).containsExactly(second, first.refundNo());
        assertThat(list("?orderNo=" + orderNo + "&limit=1")).containsExactly(second);
        assertThat(list("?merchantRefundNo=" + first.text("/merchantRefundNo"))).containsExactly(first.refundNo());
    }

    @Test
    void theSameRequestAHundredTimesAtOnceIsOneRefund() throws Exception {
        String orderNo = scene.aPaidPayment(61_000);
        String number = Orders.number();
        String request = Orders.aRefund(number, orderNo, 61_000, scene.endpoint.url());
        Set<String> refunds = new HashSet<>();
        for (Answer answer :
                atOnce(IntStream.range(0, 100).mapToObj(copy -> request).toList())) {
            assertThat(answer.status()).isEqualTo(201);
            refunds.add(answer.refundNo());
        }
        assertThat(refunds).hasSize(1);
        scene.awaitState(refunds.iterator().next(), "SUCCEEDED");

        Answer again = scene.merchant.post("/v1/refunds", request);
        Answer another = scene.merchant.post("/v1/refunds", Orders.aRefund(number, orderNo, 1, null));

        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.state()).isEqualTo("SUCCEEDED");
        assertThat(another.status()).isEqualTo(422);
        assertThat(another.text("/code")).isEqualTo("MERCHANT_REFUND_NO_REUSED");
        assertThat(scene.givenBackByTheBank(orderNo)).isEqualTo(61_000);
    }

    @Test
    void aHundredRefundsAtOnceNeverTakeMoreThanWasPaid() throws Exception {
        long paid = 50_000;
        String orderNo = scene.aPaidPayment(paid);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> requests = IntStream.range(0, 100)
                .mapToObj(one -> Orders.aRefund(orderNo, 100 * (1 + random.nextInt(40)), scene.endpoint.url()))
                .toList();

        List<Answer> answers = atOnce(requests);

        long accepted = 0;
        Set<String> refunds = new HashSet<>();
        for (Answer answer : answers) {
            if (answer.status() == 201) {
                accepted += answer.body().at("/amount/value").asLong();
                refunds.add(answer.refundNo());
            } else {
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
                assertThat(answer.text("/code")).isEqualTo("REFUND_EXCEEDS_PAYMENT");
            }
        }
        assertThat(accepted).as("seed " + seed).isBetween(paid - 4_000, paid);
        await().atMost(RefundScene.PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(refunds)
                .allSatisfy(one -> assertThat(scene.state(one)).isEqualTo("SUCCEEDED")));
        assertThat(scene.givenBackByTheBank(orderNo)).isEqualTo(accepted);
        assertThat(scene.refunded(orderNo)).isEqualTo(accepted);
        assertThat(journalNumbers(orderNo)).isEqualTo(versionOf(orderNo));
    }

    @Test
    void whatCannotBeRefundedIsRefusedWithItsOwnCode() {
        String paid = scene.aPaidPayment(62_000);
        String unpaid = scene.merchant
                .post("/v1/payments", Orders.aQrPayment(62_121, null))
                .orderNo();
        String failed = scene.merchant
                .postAndWait("/v1/payments", Orders.aCardPayment(Orders.number(), 62_201, Cards.next(), null), 20)
                .orderNo();
        Answer unknown = refused("P01JD8Z9K7QX4T5V6W8Y0A2B3C4", 404, "PAYMENT_NOT_FOUND");
        Answer foreign = anotherMerchant().post("/v1/refunds", Orders.aRefund(paid, 100, null));

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text("/code")).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(foreign.text("/detail")).isEqualTo(unknown.text("/detail"));
        refused(unpaid, 409, "PAYMENT_NOT_PAID");
        refused(failed, 409, "PAYMENT_CLOSED");
        assertThat(refused(paid, 62_001, 422, "REFUND_EXCEEDS_PAYMENT").text("/detail"))
                .contains("62000");
        assertThat(scene.merchant
                        .post("/v1/refunds", Orders.aRefund(paid, 100, null).replace("CNY", "USD"))
                        .text("/errors/0/pointer"))
                .isEqualTo("/amount/currency");
        scene.merchant.post("/v1/payments/" + unpaid + "/close", "");
        await().atMost(RefundScene.PATIENCE)
                .untilAsserted(() -> assertThat(scene.payment(unpaid).state()).isEqualTo("CLOSED"));
        refused(unpaid, 409, "PAYMENT_CLOSED");
        Answer empty = scene.merchant.post("/v1/refunds", "{}");
        assertThat(empty.text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(empty.body().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/merchantRefundNo", "/orderNo", "/amount");
        assertThat(scene.merchant.get("/v1/refunds/R01JD8Z9K7QX4T5V6W8Y0A2B3C4").text("/code"))
                .isEqualTo("REFUND_NOT_FOUND");
    }

    @Test
    void aChannelThatOffersNoRefundsIsSaidToOfferNone() {
        String paid = scene.aPaidPayment(63_000);
        String channel = scene.column("channel", paid);
        try (EditedCatalogue off = EditedCatalogue.ofRefundInterface(scene.payloom, channel, "enabled", false)) {
            refused(paid, 422, "REFUND_NOT_OFFERED");
        }
        scene.awaitState(scene.aRefund(paid, 100), "SUCCEEDED");
    }

    /** The expected end of a refund by the last two digits of its amount; see docs/bank-protocol.md. */
    private static final Map<Integer, String> ENDS = Map.ofEntries(
            entry(0, "SUCCEEDED"),
            entry(1, "REFUSED"),
            entry(2, "SUCCEEDED"),
            entry(3, "SUCCEEDED"),
            entry(4, "REFUSED"),
            entry(6, "SUCCEEDED"),
            entry(7, "SUCCEEDED"),
            entry(8, "SUCCEEDED"),
            entry(9, "SUCCEEDED"),
            entry(10, "SUCCEEDED"),
            entry(11, "SUCCEEDED"),
            entry(12, "SUCCEEDED"),
            entry(13, "SUCCEEDED"),
            entry(16, "SUCCEEDED"),
            entry(17, "SUCCEEDED"),
            entry(18, "SUCCEEDED"),
            entry(19, "REFUSED"),
            entry(23, "REFUSED"));

    /**
     * Never received (05), another amount (15) and silence for ever (14, 21, 22) decide nothing, however long they last. Habit
     * 20 concerns the third refund to a card only, see below.
     */
    private static final Set<Integer> UNDECIDED = Set.of(5, 14, 15, 21, 22);

    @Test
    void theThirdRefundThatTheBankRefusesLeavesTheFirstTwoAsTheyAre() {
        String orderNo = scene.aPaidPayment(71_000);
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String refundNo = scene.aRefund(orderNo, 10_020);
            await().atMost(RefundScene.PATIENCE)
                    .untilAsserted(() -> assertThat(scene.state(refundNo)).isIn("SUCCEEDED", "REFUSED"));
            ends.add(scene.state(refundNo));
        }

        assertThat(ends).containsExactly("SUCCEEDED", "SUCCEEDED", "REFUSED");
        assertThat(scene.givenBackByTheBank(orderNo)).isEqualTo(20_040);
        assertThat(scene.refunded(orderNo)).isEqualTo(20_040);
    }

    @Test
    void everyHabitOfTheBanksEndsAsTheLedgerSays() throws Exception {
        Map<Integer, String> payments = new HashMap<>();
        Map<Integer, String> refunds = new HashMap<>();
        Set<Integer> habits = new HashSet<>(ENDS.keySet());
        habits.addAll(UNDECIDED);
        Iterator<String> paid = scene.paidPayments(70_000, habits.size()).iterator();
        habits.forEach(habit -> payments.put(habit, paid.next()));
        payments.forEach((habit, orderNo) -> refunds.put(habit, scene.aRefund(orderNo, 10_000 + habit)));

        scene.payloom.passUntil(Duration.ofSeconds(45), RefundScene.PATIENCE.multipliedBy(3), () -> {
            Map<Integer, String> ends = new HashMap<>();
            ENDS.keySet().forEach(habit -> ends.put(habit, scene.state(refunds.get(habit))));
            assertThat(ends).isEqualTo(ENDS);
        });
        for (int habit : ENDS.keySet()) {
            boolean succeeded = ENDS.get(habit).equals("SUCCEEDED");
            long amount = succeeded ? 10_000 + habit : 0;
            assertThat(scene.givenBackByTheBank(payments.get(habit)))
                    .as("ledger of " + habit)
                    .isEqualTo(amount);
            assertThat(scene.refunded(payments.get(habit)))
                    .as("payment of " + habit)
                    .isEqualTo(amount);
            if (succeeded) {
                scene.awaitTold(refunds.get(habit), "refund.succeeded");
            } else {
                assertThat(scene.endpoint.toldOfRefund(refunds.get(habit))).isEmpty();
            }
        }
        for (int habit : UNDECIDED) {
            assertThat(scene.state(refunds.get(habit))).as("state of " + habit).isEqualTo("PROCESSING");
            assertThat(refused(payments.get(habit), 60_000, 422, "REFUND_EXCEEDS_PAYMENT")
                            .text("/detail"))
                    .contains(String.valueOf(60_000 - habit));
        }
        assertThat(scene.attempts(refunds.get(18))).isEqualTo(2);
        assertThat(scene.attempts(refunds.get(19))).isEqualTo(3);
    }

    private Answer refused(String orderNo, int status, String code) {
        return refused(orderNo, 100, status, code);
    }

    private Answer refused(String orderNo, long fen, int status, String code) {
        Answer refused = scene.refund(orderNo, fen);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(status);
        assertThat(refused.text("/code")).isEqualTo(code);
        return refused;
    }

    private List<Answer> atOnce(List<String> requests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent = requests.stream()
                    .map(request -> threads.submit(() -> scene.merchant.postUntilAnswered("/v1/refunds", request)))
                    .toList();
            List<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> one : sent) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private List<String> list(String query) {
        JsonNode items = scene.merchant.get("/v1/refunds" + query).body().path("items");
        return items.findValuesAsText("refundNo");
    }

    private SigningMerchant anotherMerchant() {
        String id = "M-" + UUID.randomUUID().toString().substring(0, 18);
        String secret = "a-secret-of-more-than-thirty-two-characters";
        Merchants merchants = scene.payloom.bean(Merchants.class);
        merchants.enroll(new NewMerchant(id, "Another shop", null, true));
        merchants.addHmacKey(id, id + "-1", secret);
        return new SigningMerchant(scene.payloom.baseUrl(), id + "-1", secret, scene.payloom.clock());
    }

    private int journalNumbers(String orderNo) {
        return scene.payloom
                .database()
                .queryForObject("select count(*) from journal where subject_no = ?", Integer.class, orderNo);
    }

    private int versionOf(String orderNo) {
        return scene.payment(orderNo).body().path("version").asInt();
    }
}
