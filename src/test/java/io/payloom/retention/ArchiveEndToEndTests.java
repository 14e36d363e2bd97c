package io.payloom.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.support.Cards;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.OperatorClient.Answer;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Issue 13, item 32: operators see archived orders as before, and what comes late finds them. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveEndToEndTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningPayloom payloom = RunningPayloom.get();
    private final OperatorClient operator = new OperatorClient(payloom.baseUrl());
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
    void anArchivedOrderIsShownAsBeforeAndComesBack() throws IOException {
        String orderNo = payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(2200, endpoint.url()), 20)
                .orderNo();
        backdate(orderNo);
        JsonNode before = order(orderNo);
        JsonNode route = operator.get("/ops/v1/orders/" + orderNo + "/route").json();
        String transactionNo = before.at("/attempts/0/transactionNo").asText();
        JsonNode transaction = order(transactionNo);

        String file = archive(orderNo);

        assertThat(payloom.journal(orderNo)).isEmpty();
        assertThat(order(orderNo).at("/archive/files/0").asText()).isEqualTo(file);
        assertThat(order(orderNo).at("/archive/unreadable").asText()).isEmpty();
        assertThat(withoutMark(order(orderNo))).isEqualTo(before);
        assertThat(withoutMark(order(transactionNo))).isEqualTo(transaction);
        assertThat(operator.get("/ops/v1/orders/" + orderNo + "/route").json()).isEqualTo(route);

        whileItIsAway(payloom.archive().resolve(file), () -> isNamedAsMissing(orderNo, transactionNo, file));

        String refundNo = payloom.merchant()
                .postAndWait("/v1/refunds", Orders.aRefund(orderNo, 100, null), 20)
                .refundNo();
        assertThat(order(refundNo).path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(numbers(order(orderNo)))
                .isEqualTo(IntStream.rangeClosed(1, size(before) + 1).boxed().toList());

        Answer restored = restore(orderNo, "{\"reason\":\"a dispute\"}");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().path("journal").asInt()).isGreaterThan(size(before));
        assertThat(restored.json().path("decisions").asInt()).isOne();
        assertThat(order(orderNo).has("archive")).isFalse();
        assertThat(numbers(order(orderNo)))
                .isEqualTo(IntStream.rangeClosed(1, size(before) + 2).boxed().toList());
        JsonNode last = order(orderNo).path("journal").get(size(before) + 1);
        assertThat(last.path("actor").asText()).isEqualTo("local-operator");
        assertThat(last.path("detail").asText()).isEqualTo("restored from the archive: a dispute");
        assertThat(operator.get("/ops/v1/orders/" + orderNo + "/route").json()).isEqualTo(route);
        assertThat(restore(orderNo, "{\"reason\":\"again\"}").text("/code")).isEqualTo("ORDER_NOT_ARCHIVED");
        assertThat(restore(orderNo, "{}").text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(restore("P01", "{\"reason\":\"x\"}").text("/code")).isEqualTo("ORDER_NOT_FOUND");
    }

    private void isNamedAsMissing(String orderNo, String transactionNo, String file) {
        JsonNode shown = order(orderNo);
        assertThat(shown.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(shown.at("/archive/unreadable").asText()).contains(file, "missing");
        for (Answer refused : List.of(
                operator.get("/ops/v1/orders/" + transactionNo),
                operator.get("/ops/v1/orders/" + orderNo + "/route"),
                restore(orderNo, "{\"reason\":\"x\"}"))) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("/code")).isEqualTo("ARCHIVE_UNREADABLE");
            assertThat(refused.text("/detail")).contains(file, "missing");
        }
    }

    @Test
    void aLateSuccessOfAnArchivedOrderGoesOnWithItsJournal() {
        String card = Cards.next();
        payloom.banks()
                .behaveTo(
                        card.substring(0, 6) + "*".repeat(card.length() - 10) + card.substring(card.length() - 4),
                        "CONTRADICTING_CALLBACK",
                        1);
        String orderNo = payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(Orders.number(), 41_000, card, endpoint.url()), 20)
                .orderNo();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(order(orderNo).path("state").asText()).isEqualTo("FAILED"));
        payloom.database().update("update bank_transaction set watch_at = null where order_no = ?", orderNo);
        backdate(orderNo);
        int lines = size(order(orderNo));
        archive(orderNo);

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            payloom.moveClock(Duration.ofSeconds(30));
            assertThat(order(orderNo).path("state").asText()).isEqualTo("SUCCEEDED");
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(endpoint.acknowledged(orderNo))
                .extracting(MerchantEndpoint.Received::type)
                .containsExactly("payment.failed", "payment.succeeded"));
        JsonNode late = order(orderNo);
        assertThat(late.at("/archive/files")).hasSize(1);
        assertThat(numbers(late))
                .hasSizeGreaterThan(lines)
                .isEqualTo(IntStream.rangeClosed(1, size(late)).boxed().toList());
        assertThat(numbers(late.at("/attempts/0")))
                .isEqualTo(IntStream.rangeClosed(1, size(late.at("/attempts/0")))
                        .boxed()
                        .toList());
        assertThat(late.at("/moneyCases/0/state").asText()).isEqualTo("CORRECTED");
    }

    /** As if all of it had happened 500 days ago, once nothing of it is under way any more. */
    private void backdate(String orderNo) {
        String subjects = " in (select '" + orderNo
                + "' union select transaction_no from bank_transaction where order_no = '" + orderNo
                + "' union select notification_no from notification where order_no = '" + orderNo + "')";
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(payloom.database()
                        .queryForObject(
                                "select (select count(*) from process_run where finished_at is null and subject_no"
                                        + subjects + ") + (select count(*) from notification where state = 'PENDING'"
                                        + " and order_no = '" + orderNo + "') + (select count(*) from outbox where"
                                        + " subject_no" + subjects + ")",
                                Integer.class))
                .isZero());
        payloom.database().update("update journal set at = at - interval 500 day where subject_no" + subjects);
        payloom.database()
                .update("update payment set final_at = final_at - interval 500 day where order_no = ?", orderNo);
    }

    /** Has the next look begin where this order does; answers in which file it is then. */
    private String archive(String orderNo) {
        Archiving archiving = payloom.bean(Archiving.class);
        archiving.look();
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            payloom.database()
                                    .update(
                                            "update retention set due_at = ?, position = (select coalesce(min(id), 1) - 1"
                                                    + " from journal where subject_no = ?) where name = 'archived_order'",
                                            Timestamp.from(payloom.clock().instant()),
                                            orderNo);
                            archiving.look();
                            return payloom.database()
                                    .queryForList(
                                            "select name from archive_file f join archived_order a on a.file_id = f.id"
                                                    + " where a.order_no = ?",
                                            String.class,
                                            orderNo);
                        },
                        files -> files.size() == 1)
                .getFirst();
    }

    private void whileItIsAway(Path file, Runnable look) throws IOException {
        Path away = file.resolveSibling("away");
        Files.move(file, away);
        try {
            look.run();
        } finally {
            Files.move(away, file);
        }
    }

    private JsonNode order(String number) {
        Answer answer = operator.get("/ops/v1/orders/" + number);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private Answer restore(String orderNo, String body) {
        return operator.post("/ops/v1/orders/" + orderNo + "/restore", body);
    }

    private static JsonNode withoutMark(JsonNode order) {
        return ((ObjectNode) order.deepCopy()).without("archive");
    }

    private static int size(JsonNode order) {
        return order.path("journal").size();
    }

    private static List<Integer> numbers(JsonNode order) {
        return StreamSupport.stream(order.path("journal").spliterator(), false)
                .map(line -> line.path("seq").asInt())
                .toList();
    }
}
