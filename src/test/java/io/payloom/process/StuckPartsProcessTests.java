package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.OperatorClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What operators say of a payout several of whose parts have no result, over HTTP. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StuckPartsProcessTests {

    private static final int PROCESSING_FOR_EVER = 22;

    private final PayoutScene scene = new PayoutScene();
    private final OperatorClient first = new OperatorClient(scene.payloom.baseUrl());
    private final OperatorClient second = new OperatorClient(scene.payloom.baseUrl(), OperatorClient.SECOND_TOKEN);

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void everyWordIsAboutThePartThatItNames() {
        String orderNo = aPayoutOfTwoPartsWithoutResults();
        List<String> parts = transactionNos(orderNo);

        assertAsksWhichOne(query(orderNo, ""), parts);
        assertAsksWhichOne(decide(orderNo, "succeeded", null), parts);
        assertThat(query(orderNo, "?transactionNo=" + parts.get(0)).text("/transactionNo"))
                .isEqualTo(parts.get(0));
        assertIsNotOfTheOrder(query(orderNo, "?transactionNo=T1"), parts);
        assertIsNotOfTheOrder(decide(orderNo, "succeeded", "T1"), parts);

        scene.payloom.banks().whileDown(() -> {
            assertThat(decide(orderNo, "succeeded", parts.get(0)).text("/transactionNo"))
                    .isEqualTo(parts.get(0));
            assertThat(decide(orderNo, "failed", parts.get(1)).text("/outcome")).isEqualTo("needs-second-person");
            assertAsksWhichOne(confirm(orderNo, null), parts);
            assertIsNotOfTheOrder(confirm(orderNo, "T1"), parts);
            Answer confirmed = confirm(orderNo, parts.get(0));
            assertThat(confirmed.text("/transactionNo")).isEqualTo(parts.get(0));
            assertThat(confirmed.text("/state")).isEqualTo("SUCCEEDED");
            assertThat(confirm(orderNo, parts.get(0)).text("/code")).isEqualTo("NOTHING_TO_DECIDE");
            assertThat(decide(orderNo, "failed", parts.get(0)).text("/code")).isEqualTo("NOTHING_TO_DECIDE");
            assertThat(scene.state(orderNo)).isEqualTo("PROCESSING");
            assertThat(confirm(orderNo, null).text("/state")).isEqualTo("FAILED");
        });

        scene.awaitState(orderNo, "PARTIALLY_SUCCEEDED");
        assertThat(scene.parts(orderNo)).containsExactlyInAnyOrder("SUCCEEDED 4000000", "FAILED 4000000");
    }

    /** What the engine has banned for the sake of one part says nothing about the run that follows. */
    @Test
    void anInstanceThatIsBannedIsFollowedByOneOtherWhileAnotherPartHasNoResult() {
        String orderNo = aPayoutOfTwoPartsWithoutResults();
        List<String> parts = transactionNos(orderNo);
        scene.payloom.banWhatIsCalledBy(scene.payloom.runKey(orderNo));
        decide(orderNo, "succeeded", parts.get(0)); // of 80,000.00 in all, which takes two
        assertThat(confirm(orderNo, parts.get(0)).text("/state")).isEqualTo("SUCCEEDED");

        FollowUps.awaitRun(scene.payloom, orderNo, 2, Duration.ofMinutes(2));
        for (int hour = 0; hour < 3; hour++) {
            scene.payloom.moveClock(Duration.ofHours(1));
            for (int look = 0; look < 3; look++) {
                FollowUps.look(scene.payloom);
            }
            assertThat(scene.payloom.runNo(orderNo)).isEqualTo(2);
        }
        assertThat(decide(orderNo, "failed", parts.get(1)).text("/state")).isEqualTo("FAILED");

        scene.goOnUntil(orderNo, "PARTIALLY_SUCCEEDED"); // what is banned may swallow a message once
        assertThat(scene.parts(orderNo)).containsExactlyInAnyOrder("SUCCEEDED 4000000", "FAILED 4000000");
        assertThat(scene.payloom.runNo(orderNo)).isEqualTo(2);
    }

    private String aPayoutOfTwoPartsWithoutResults() {
        String orderNo = scene.accepted(8_000_000, PayoutScene.account(PROCESSING_FOR_EVER), "ICBC", "");
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(attempts(orderNo))
                .hasSize(2)
                .allMatch(attempt -> attempt.path("state").asText().equals("PROCESSING")));
        return orderNo;
    }

    private List<String> transactionNos(String orderNo) {
        return attempts(orderNo).stream()
                .map(attempt -> attempt.path("transactionNo").asText())
                .toList();
    }

    private List<JsonNode> attempts(String orderNo) {
        return first.get("/ops/v1/orders/" + orderNo)
                .json()
                .path("attempts")
                .valueStream()
                .toList();
    }

    private Answer query(String orderNo, String parameters) {
        return patiently(() -> first.post("/ops/v1/orders/" + orderNo + "/query" + parameters, ""));
    }

    private Answer decide(String orderNo, String decision, String transactionNo) {
        String body = "{\"decision\":\"" + decision + "\",\"reason\":\"ticket 4711\"" + naming(transactionNo) + "}";
        return patiently(() -> first.post("/ops/v1/orders/" + orderNo + "/decision", body));
    }

    private Answer confirm(String orderNo, String transactionNo) {
        String body = "{\"reason\":\"called the bank too\"" + naming(transactionNo) + "}";
        return patiently(() -> second.post("/ops/v1/orders/" + orderNo + "/decision/confirmation", body));
    }

    /** A bank is asked so often in a second only; who comes too soon comes again. */
    private static Answer patiently(Supplier<Answer> asking) {
        return await().atMost(PayoutScene.PATIENCE)
                .until(asking::get, answer -> !answer.body().contains("RATE_LIMITED"));
    }

    private static String naming(String transactionNo) {
        return transactionNo == null ? "" : ",\"transactionNo\":\"" + transactionNo + "\"";
    }

    private static void assertAsksWhichOne(Answer refused, List<String> parts) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.text("/errors/0/code")).isEqualTo("REQUIRED");
        assertThat(refused.text("/detail"))
                .contains("transactionNo must name one")
                .contains(parts);
    }

    private static void assertIsNotOfTheOrder(Answer refused, List<String> parts) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.text("/errors/0/code")).isEqualTo("VALUE_INVALID");
        assertThat(refused.text("/detail"))
                .contains("no transaction of this order")
                .contains(parts);
    }
}
