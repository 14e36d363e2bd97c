package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.Cards;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Payments and their refunds in the words of the tests about them. */
final class RefundScene implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(120);

    final RunningPayloom payloom = RunningPayloom.get();
    final SigningMerchant merchant = payloom.merchant();
    final MerchantEndpoint endpoint = new MerchantEndpoint();

    String aPaidPayment(long fen) {
        return paidPayments(fen, 1).getFirst();
    }

    /** Placed together, so that they are waited for once. */
    List<String> paidPayments(long fen, int number) {
        List<String> orderNos = Stream.generate(() -> Orders.aCardPayment(Orders.number(), fen, Cards.next(), null))
                .limit(number)
                .map(request -> merchant.post("/v1/payments", request).orderNo())
                .toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orderNos)
                .allSatisfy(orderNo -> assertThat(payment(orderNo).state()).isEqualTo("SUCCEEDED")));
        return orderNos;
    }

    String aRefund(String orderNo, long fen) {
        SigningMerchant.Answer accepted = refund(orderNo, fen);
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
        return accepted.refundNo();
    }

    SigningMerchant.Answer refund(String orderNo, long fen) {
        return merchant.post("/v1/refunds", Orders.aRefund(orderNo, fen, endpoint.url()));
    }

    SigningMerchant.Answer payment(String orderNo) {
        return merchant.get("/v1/payments/" + orderNo);
    }

    long refunded(String orderNo) {
        return payment(orderNo).body().at("/refunded/value").asLong();
    }

    String state(String refundNo) {
        return merchant.get("/v1/refunds/" + refundNo).state();
    }

    void awaitState(String refundNo, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(refundNo)).isEqualTo(state));
    }

    /** Lets time pass until it is so. */
    void goOnUntil(String refundNo, String state) {
        payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> {
            assertThat(state(refundNo)).isEqualTo(state);
        });
    }

    /** In any order: what is told at almost the same time may overtake. */
    void awaitTold(String refundNo, String... types) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(endpoint.toldOfRefund(refundNo)).containsExactlyInAnyOrder(types));
    }

    /** What the bank has of the refunds and voids of a payment, oldest first. */
    List<JsonNode> atTheBank(String orderNo) {
        return payloom.banks().entriesAbout(column("bank_order_no", orderNo)).reversed();
    }

    List<String> kindsAtTheBank(String orderNo) {
        return atTheBank(orderNo).stream()
                .map(entry -> entry.path("kind").asText().toLowerCase(java.util.Locale.ROOT) + " "
                        + entry.path("state").asText().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    long givenBackByTheBank(String orderNo) {
        return atTheBank(orderNo).stream()
                .filter(entry -> entry.path("state").asText().equalsIgnoreCase("succeeded"))
                .mapToLong(entry -> entry.path("amount").asLong())
                .sum();
    }

    /** Of the newest bank transaction of an order. */
    String column(String name, String orderNo) {
        return payloom.database()
                .queryForObject(
                        "select " + name + " from bank_transaction where order_no = ? order by attempt desc limit 1",
                        String.class,
                        orderNo);
    }

    int attempts(String refundNo) {
        return payloom.database()
                .queryForObject("select count(*) from bank_transaction where order_no = ?", Integer.class, refundNo);
    }

    String runKey(String refundNo) {
        return payloom.database()
                .queryForObject("select run_key from process_run where subject_no = ?", String.class, refundNo);
    }

    /**
     * Puts the decision where Operate would put it, and has the task run beside the one that stands in its incident. A task
     * that has not asked for the decision yet would find it there and end the instance before that.
     */
    void decide(String refundNo, String word, String reason) {
        awaitCall(refundNo);
        long runKey = Long.parseLong(runKey(refundNo));
        payloom.engine()
                .newSetVariablesCommand(runKey)
                .variables(Map.of("operatorDecision", word, "operatorName", "li-lei", "operatorReason", reason))
                .send()
                .join();
        payloom.engine()
                .newModifyProcessInstanceCommand(runKey)
                .activateElement("Task_ResolveRefusal")
                .send()
                .join();
    }

    private void awaitCall(String refundNo) {
        await().atMost(PATIENCE)
                .until(() -> payloom.database()
                                .queryForObject(
                                        "select count(*) from process_run where subject_no = ? and run_key is not null"
                                                + " and expected_by is null and finished_at is null",
                                        Integer.class,
                                        refundNo)
                        == 1);
    }

    /** Its process instance has been cancelled, so that nothing stands in an incident for it any more. */
    void awaitGone(String refundNo) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThatThrownBy(() -> payloom.engine()
                        .newSetVariablesCommand(Long.parseLong(runKey(refundNo)))
                        .variables(Map.of())
                        .send()
                        .join())
                .hasMessageContaining("NOT_FOUND"));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
