package io.payloom.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.MerchantEndpoint;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OperatorClient;
import io.payloom.support.OperatorClient.Answer;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The operators' API over HTTP, on the running application. */
@OnRunningPayloom
class OperatorApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CATALOGUE = "/ops/v1/catalogue";
    private static final String DRY_RUN = "/ops/v1/routes/dry-run";

    private final RunningPayloom payloom = RunningPayloom.get();
    private final OperatorClient operator = new OperatorClient(payloom.baseUrl());

    @Test
    void letsOnlyKnownPeopleIn() {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("Authorization", "Bearer wrong"),
                Map.of("Authorization", "Bearer "),
                Map.of("Authorization", OperatorClient.TOKEN),
                Map.of("Authorization", "Basic " + OperatorClient.TOKEN))) {
            Answer refused = operator.send("GET", CATALOGUE, "", headers);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text("/code")).isEqualTo("OPERATOR_UNKNOWN");
        }
        assertThat(payloom.merchant().get(CATALOGUE).status()).isEqualTo(401);
        assertThat(operator.send("GET", "/ops/v1/../v1/catalogue", "", Map.of()).status())
                .isEqualTo(401);
        assertThat(operator.send("GET", "/ops;x/v1/catalogue", "", Map.of()).status())
                .isIn(400, 401, 404);
        assertThat(operator.send("GET", "/%6fps/v1/catalogue", "", Map.of()).status())
                .isIn(400, 401, 404);
    }

    @Test
    void tellsInWordsWhyAnOrderWentWhereItWent() {
        String orderNo = payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(2200, null), 20)
                .orderNo();

        Answer route = operator.get("/ops/v1/orders/" + orderNo + "/route");

        assertThat(route.status()).isEqualTo(200);
        assertThat(route.text("/attempts/0/channel")).isIn("northbank-card", "eastbank-card");
        assertThat(route.text("/attempts/0/replayed"))
                .isEqualTo(route.text("/attempts/0/explanation/winner"))
                .isEqualTo(route.text("/attempts/0/channel") + "/" + route.text("/attempts/0/account"));
        assertThat(route.text("/attempts/0/words/0"))
                .startsWith("Asked: card/credit of 22.00 CNY for merchant")
                .contains("by catalogue version");
        assertThat(route.body()).doesNotContain(Orders.CARD).contains("by priority and weight");
        assertThat(operator.get("/ops/v1/orders/P01/route").text("/code")).isEqualTo("ORDER_NOT_FOUND");
    }

    /** Issue 13, item 25. */
    @Test
    void showsWhoseOrderItIsAndWhatBelongsToIt() {
        try (MerchantEndpoint endpoint = new MerchantEndpoint()) {
            showsWhoseOrderItIs(endpoint);
        }
    }

    private void showsWhoseOrderItIs(MerchantEndpoint endpoint) {
        String number = Orders.number();
        String paymentNo = payloom.merchant()
                .postAndWait("/v1/payments", Orders.aCardPayment(2200, endpoint.url()), 20)
                .orderNo();
        var refund = payloom.merchant().post("/v1/refunds", Orders.aRefund(number, paymentNo, 600, null));
        var payout =
                payloom.merchant().post("/v1/payouts", Orders.aPayout(number, 10_000, "6229990000123456", "ICBC", ""));

        JsonNode payment = operator.get("/ops/v1/orders/" + paymentNo).json();
        assertThat(payment.path("merchant").asText()).isEqualTo("M-SAMPLE");
        assertThat(payment.path("merchantOrderNo").asText()).isNotBlank();
        assertThat(payment.path("method").asText()).isEqualTo("card");
        assertThat(payment.path("cardMasked").asText()).matches("\\d{6}\\*+\\d{4}");
        assertThat(payment.at("/refunds/0/orderNo").asText()).isEqualTo(refund.refundNo());
        assertThat(payment.at("/refunds/0/merchantNo").asText()).isEqualTo(number);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(operator.get("/ops/v1/orders/" + paymentNo)
                        .json()
                        .at("/notifications/0/attempts/0/outcome")
                        .asText())
                .isNotBlank());
        JsonNode refunded = operator.get("/ops/v1/orders/" + refund.refundNo()).json();
        assertThat(refunded.path("merchantRefundNo").asText()).isEqualTo(number);
        assertThat(refunded.path("paymentNo").asText()).isEqualTo(paymentNo);
        assertThat(refunded.path("cardMasked")).isEqualTo(payment.path("cardMasked"));
        JsonNode paid = operator.get("/ops/v1/orders/" + payout.orderNo()).json();
        assertThat(paid.path("merchantOrderNo").asText()).isEqualTo(number);
        assertThat(paid.at("/payee/account").asText()).isEqualTo("622999******3456");
        assertThat(paid.at("/payee/name").asText()).isEqualTo("L**");
        assertThat(paid.at("/createdAt")).isEqualTo(payout.body().path("createdAt"));
    }

    @Test
    void anOrderWithoutAUsableChannelFailsWithTheReasons() {
        Answer none = operator.get("/ops/v1/orders/" + tooBig() + "/route");

        assertThat(none.text("/attempts/0/channel")).isEmpty();
        assertThat(none.text("/attempts/0/words")).isEmpty(); // an array, looked at below
        assertThat(none.json().at("/attempts/0/words").toString()).contains("takes 1 to 5000000 minor units");
    }

    private String tooBig() {
        var failed = payloom.merchant().postAndWait("/v1/payments", Orders.aCardPayment(6_000_000, null), 20);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.text("/result/code")).isEqualTo("LIMIT_REACHED");
        assertThat(failed.text("/result/message"))
                .isEqualTo("Of the channels for this order, 2 are at a limit of amount or number");
        return failed.orderNo();
    }

    @Test
    void aDryRunSaysHowOftenEachChannelWouldWinAndTouchesNothing() {
        long rows = rows();

        Answer run = operator.post(
                DRY_RUN,
                """
                {"merchant":"M1","method":"card","type":"credit","amount":{"value":1200,"currency":"CNY"}}""");

        assertThat(run.status()).isEqualTo(200);
        assertThat(wins(run, "northbank-card") + wins(run, "eastbank-card")).isEqualTo(1000);
        assertThat(wins(run, "northbank-card")).isBetween(690, 810);
        assertThat(run.json().at("/words").toString()).contains("share 300 of 400");
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void aDryRunTakesAnyTimeOfDayAndAnyCatalogue() {
        String night = CatalogueEditing.edit(operator.get(CATALOGUE).body(), catalogue -> {
            CatalogueEditing.part(catalogue, "channels", "northbank-card")
                    .putArray("serviceHours")
                    .add("23:50-00:50");
            CatalogueEditing.part(catalogue, "channels", "eastbank-card").put("enabled", false);
        });

        Answer midnight = operator.post(DRY_RUN, at("2026-03-02T00:10:00+08:00", night));
        Answer noon = operator.post(DRY_RUN, at("2026-03-02T12:00:00+08:00", night));

        assertThat(midnight.text("/winner")).isEqualTo("northbank-card/northbank-card");
        assertThat(noon.text("/refusal/code")).isEqualTo("OUTSIDE_SERVICE_HOURS");
        assertThat(noon.json().at("/wins")).isEmpty();
        assertThat(operator.get(CATALOGUE).body()).doesNotContain("23:50-00:50\"]");
    }

    @Test
    void aDryRunNamesEverythingThatIsWrongWithIt() {
        Answer refused = operator.post(
                DRY_RUN,
                """
                {"method":"card","type":"credit","amount":{"value":0,"currency":"cny"},"operation":"steal","draws":0}""");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/merchant", "/amount/value", "/amount/currency", "/operation", "/draws");
        assertThat(operator.post(DRY_RUN, at("tomorrow", null)).text("/errors/0/pointer"))
                .isEqualTo("/at");
        assertThat(operator.post(DRY_RUN, at("2026-03-02T12:00:00Z", "channels: 7"))
                        .text("/code"))
                .isEqualTo("CATALOGUE_INVALID");
    }

    /** Issue 13, item 6. */
    @Test
    void saysWhatTypesAndCharacterSetsAnAddressTakes() {
        String catalogue = operator.get(CATALOGUE).body();
        for (String type : List.of("application/yaml;charset=GBK", "text/plain;charset=utf-16", "text/x;charset=?")) {
            Answer refused = operator.send("POST", CATALOGUE + "/check", catalogue, typed(type));
            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.text("/detail")).isEqualTo("This address takes application/yaml in UTF-8.");
        }
        for (String path : List.of(
                DRY_RUN,
                "/ops/v1/result-codes",
                "/ops/v1/alerts/1/acknowledgement",
                "/ops/v1/orders/P01/decision",
                "/ops/v1/orders/P01/decision/confirmation",
                "/ops/v1/refunds/R01/payout",
                "/ops/v1/refunds/R01/payout/confirmation")) {
            for (String type : List.of("application/json;charset=GBK", "text/csv", "application/yaml")) {
                Answer refused = operator.send("POST", path, "{}", typed(type));
                assertThat(refused.status()).as(path).isEqualTo(415);
                assertThat(refused.text("/detail")).isEqualTo("This address takes application/json in UTF-8.");
            }
        }
    }

    /** Issue 13, item 18. */
    @Test
    void nothingIsReadAsAForm() {
        for (String method : List.of("PUT", "POST", "DELETE", "PATCH")) {
            for (String path :
                    List.of(CATALOGUE, CATALOGUE + "/check", DRY_RUN, "/v1/payments", "/callbacks/northbank-card")) {
                Answer refused = operator.send(method, path, "a=50 %", typed("application/x-www-form-urlencoded"));
                assertThat(refused.status()).as(method + " " + path).isBetween(400, 499);
            }
        }
    }

    private static Map<String, String> typed(String type) {
        return Map.of("Authorization", "Bearer " + OperatorClient.TOKEN, "Content-Type", type);
    }

    /** Issue 13, item 7. */
    @Test
    void noTextHoldsWhatNobodySees() {
        Answer note = operator.yaml(
                "PUT", CATALOGUE + "?note=%E2%80%8B", operator.get(CATALOGUE).body(), Map.of("If-Match", "\"0\""));
        Answer reason = operator.change("DELETE", "/ops/v1/result-codes/1?reason=x%E2%80%AEy", "", "\"0\"");
        Answer decision =
                operator.post("/ops/v1/orders/P01/decision", "{\"decision\":\"succeeded\",\"reason\":\"Paid\\u200b\"}");
        Answer name = operator.yaml(
                "POST",
                CATALOGUE + "/check",
                CatalogueEditing.edit(operator.get(CATALOGUE).body(), catalogue -> CatalogueEditing.part(
                                catalogue, "channels", "northbank-card")
                        .put("name", "North\u202Ebank")),
                Map.of());

        assertThat(note.text("/errors/0/parameter")).isEqualTo("note");
        assertThat(reason.text("/errors/0/code")).isEqualTo("FORMAT_INVALID");
        assertThat(decision.text("/errors/0/pointer")).isEqualTo("/reason");
        assertThat(name.status()).isEqualTo(422);
        assertThat(name.json().at("/errors")).hasSize(1);
        assertThat(name.text("/errors/0/detail")).endsWith("must not contain invisible characters");
    }

    @Test
    void checksACatalogueAndNamesAllFaultsWithLineAndPath() {
        String faulty = CatalogueEditing.edit(operator.get(CATALOGUE).body(), catalogue -> {
            CatalogueEditing.part(catalogue, "channels", "northbank-card")
                    .put("weight", 0)
                    .putArray("priority")
                    .addObject()
                    .put("category", "cost")
                    .put("value", "if then 3");
            CatalogueEditing.part(catalogue, "pools", "cards")
                    .putArray("accounts")
                    .add("nobody");
        });

        Answer refused = operator.yaml("POST", CATALOGUE + "/check", faulty, Map.of());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("CATALOGUE_INVALID");
        assertThat(refused.json().at("/errors"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(error -> assertThat(error.get("detail").asText()).matches("line \\d+: .+"));
        assertThat(refused.body())
                .contains("/weight")
                .contains("/priority/0/value")
                .contains("nobody");
    }

    @Test
    void replacesTheCatalogueForThoseWhoSawItLastAndRestoresAnEdition() {
        Answer before = operator.get(CATALOGUE);
        String heavier = CatalogueEditing.edit(
                before.body(), catalogue -> CatalogueEditing.part(catalogue, "channels", "eastbank-card")
                        .put("weight", 3));
        assertThat(operator.yaml("PUT", CATALOGUE, heavier, Map.of()).status()).isEqualTo(400);
        assertThat(operator.yaml("PUT", CATALOGUE, heavier, Map.of("If-Match", "\"0\""))
                        .text("/code"))
                .isEqualTo("CATALOGUE_OUTDATED");

        Answer checked = operator.yaml("POST", CATALOGUE + "/check", heavier, Map.of());
        Answer done = operator.yaml("PUT", CATALOGUE + "?note=half", heavier, Map.of("If-Match", before.etag()));

        assertThat(checked.json().at("/differences").toString())
                .isEqualTo("[\"channels/eastbank-card/weight: 1 -> 3\"]");
        assertThat(done.status()).isEqualTo(200);
        long version = done.json().at("/version").asLong();
        await().atMost(PATIENCE).until(() -> share("eastbank-card") == 300);
        Answer editions = operator.get(CATALOGUE + "/editions");
        assertThat(editions.text("/0/version")).isEqualTo(Long.toString(version));
        assertThat(editions.text("/0/recordedBy")).isEqualTo("local-operator");
        assertThat(editions.text("/0/note")).isEqualTo("half");

        long former = version(before);
        Answer restored = operator.yaml(
                "POST", CATALOGUE + "/editions/" + former + "/restore", "", Map.of("If-Match", "\"" + version + "\""));

        assertThat(restored.status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> share("eastbank-card") == 100);
        assertThat(operator.get(CATALOGUE).body()).isEqualTo(before.body());
        assertThat(operator.get(CATALOGUE + "/editions/" + former).body()).isEqualTo(before.body());
        assertThat(operator.get(CATALOGUE + "/editions/999999").text("/code")).isEqualTo("EDITION_NOT_FOUND");
    }

    @Test
    void refusesABodyThatIsTooLong() {
        String long_ = "#".repeat(2 * 1024 * 1024 + 1);

        assertThat(operator.yaml("POST", CATALOGUE + "/check", long_, Map.of()).text("/code"))
                .isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void takesACatalogueOfAnyContentTypeAndRefusesAnEndlessBody() {
        String yaml = operator.get(CATALOGUE).body();

        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/yaml")) {
            Answer checked = operator.send(
                    "POST",
                    CATALOGUE + "/check",
                    yaml,
                    Map.of("Authorization", "Bearer " + OperatorClient.TOKEN, "Content-Type", type, "Accept", "*/*"));
            assertThat(checked.status()).as(type).isEqualTo(200);
            assertThat(checked.json().at("/differences")).as(type).isEmpty();
        }
        assertThat(operator.post(DRY_RUN, "{\"triedChannels\":[\"" + "x".repeat(3_000_000) + "\"]}")
                        .text("/code"))
                .isEqualTo("BODY_TOO_LARGE");
    }

    private int share(String channel) {
        JsonNode scores = operator.post(DRY_RUN, at("2026-03-02T12:00:00+08:00", null))
                .json()
                .at("/explanation/steps/0/scores");
        return StreamSupport.stream(scores.spliterator(), false)
                .filter(score -> score.get("channel").asText().equals(channel))
                .mapToInt(score -> score.get("share").asInt())
                .sum();
    }

    private static String at(String time, String catalogue) {
        return """
                {"merchant":"M1","method":"card","type":"credit","amount":{"value":1200,"currency":"CNY"},"at":"%s"%s}"""
                .formatted(time, catalogue == null ? "" : ",\"catalogue\":" + quoted(catalogue));
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    private static long version(Answer export) {
        return Long.parseLong(export.etag().replace("\"", ""));
    }

    private static int wins(Answer run, String channel) {
        return StreamSupport.stream(run.json().at("/wins").spliterator(), false)
                .filter(win -> win.get("channel").asText().equals(channel))
                .mapToInt(win -> win.get("times").asInt())
                .sum();
    }

    private long rows() {
        Long rows = payloom.database()
                .queryForObject(
                        "select (select count(*) from route_decision) + (select count(*) from quota_hold)"
                                + " + (select count(*) from quota_counter)",
                        Long.class);
        return rows == null ? -1 : rows;
    }
}
