package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Payouts in the words of the tests about them. */
final class PayoutScene implements AutoCloseable {

    static final List<String> CHANNELS = List.of("northbank-payout", "eastbank-payout", "unionlink-payout");
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final AtomicLong ACCOUNTS = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    final RunningPayloom payloom = RunningPayloom.get();
    final SigningMerchant merchant = payloom.merchant();
    final MerchantEndpoint endpoint = new MerchantEndpoint();

    /** An account that no other test pays to; the simulated banks treat it by these two digits. */
    static String account(int behaviour) {
        return "62299900%02d%09d".formatted(behaviour, ACCOUNTS.incrementAndGet() % 1_000_000_000L);
    }

    String accepted(long fen, String account, String institution, String more) {
        SigningMerchant.Answer answer = payout(fen, account, institution, more);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.orderNo();
    }

    SigningMerchant.Answer payout(long fen, String account, String institution, String more) {
        return merchant.post(
                "/v1/payouts",
                Orders.aPayout(
                        Orders.number(),
                        fen,
                        account,
                        institution,
                        more + ",\"notifyUrl\":\"" + endpoint.url() + "\""));
    }

    SigningMerchant.Answer retry(String orderNo, String merchantOrderNo) {
        return merchant.post("/v1/payouts/" + orderNo + "/retry", "{\"merchantOrderNo\":\"" + merchantOrderNo + "\"}");
    }

    SigningMerchant.Answer get(String orderNo) {
        return merchant.get("/v1/payouts/" + orderNo);
    }

    String state(String orderNo) {
        return get(orderNo).state();
    }

    void awaitState(String orderNo, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(orderNo)).isEqualTo(state));
    }

    /** Until it is closed, or for so long, these channels pay nothing out. */
    EditedCatalogue inMaintenance(List<String> channels, Duration left) {
        Instant end = payloom.clock().instant().plus(left).truncatedTo(ChronoUnit.SECONDS);
        return EditedCatalogue.inMaintenance(payloom, channels, "payout", end);
    }

    /** Lets time pass until it is so. */
    void goOnUntil(String orderNo, String state) {
        payloom.passUntil(Duration.ofSeconds(30), PATIENCE, () -> {
            assertThat(state(orderNo)).isEqualTo(state);
        });
    }

    /** In any order: what is told at almost the same time may overtake. */
    void awaitTold(String orderNo, String... types) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(endpoint.acknowledged(orderNo).stream()
                        .map(MerchantEndpoint.Received::type)
                        .toList())
                .containsExactlyInAnyOrder(types));
    }

    List<String> bankOrderNos(String orderNo) {
        return payloom.database()
                .queryForList(
                        "select bank_order_no from bank_transaction where order_no = ? order by attempt",
                        String.class,
                        orderNo);
    }

    /** State and amount at the bank of each of its transactions, by attempt. */
    List<String> atTheBanks(String orderNo) {
        return bankOrderNos(orderNo).stream()
                .map(payloom.banks()::entry)
                .map(entry -> entry.path("bank").asText() + " "
                        + entry.path("state").asText().toLowerCase(java.util.Locale.ROOT) + " "
                        + entry.path("amount").asLong())
                .toList();
    }

    /** What stands on the payee's statement, of each of its transactions. */
    List<String> purposesAtTheBanks(String orderNo) {
        return bankOrderNos(orderNo).stream()
                .map(payloom.banks()::entry)
                .map(entry -> entry.path("purpose").asText())
                .toList();
    }

    long paidByTheBanks(String orderNo) {
        return bankOrderNos(orderNo).stream()
                .map(payloom.banks()::entry)
                .filter(entry -> entry.path("state").asText().equalsIgnoreCase("succeeded"))
                .mapToLong(entry -> entry.path("bookedAmount").asLong())
                .sum();
    }

    /** State and amount of each part, as the merchant sees it. */
    List<String> parts(String orderNo) {
        JsonNode parts = get(orderNo).body().path("parts");
        return java.util.stream.StreamSupport.stream(parts.spliterator(), false)
                .map(part -> part.path("state").asText() + " "
                        + part.at("/amount/value").asLong())
                .toList();
    }

    List<String> reserveDifferences() {
        return payloom.bean(io.payloom.reserve.Reserves.class).differences();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
