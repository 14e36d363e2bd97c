package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What merchants are warned of, confirm and close: card numbers that cannot be, payouts that look alike. Issue 13, item 9. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutWarningsEndToEndTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String LOST_DIGITS = "6222021234567890000";
    private static final String SCHEDULED = ",\"mode\":\"scheduled\"";

    private final PayoutScene scene = new PayoutScene();

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void aCardNumberWithAWrongCheckDigitIsAWarningOrRefusedAsItsChannelsSay() {
        SigningMerchant.Answer warned = scene.payout(10_001, LOST_DIGITS, "ICBC", "");
        assertThat(warned.status()).isEqualTo(201);
        assertThat(warnings(warned)).contains("CHECK_DIGIT_WRONG");
        assertThat(warnings(scene.get(warned.orderNo()))).contains("CHECK_DIGIT_WRONG");
        assertThat(warnings(scene.payout(10_002, "6222021234567890128", "ICBC", "")))
                .doesNotContain("CHECK_DIGIT_WRONG");

        try (EditedCatalogue one = with(catalogue -> requireCheckDigit(catalogue, "northbank-payout"))) {
            String orderNo = scene.accepted(10_003, LOST_DIGITS, "ICBC", "");
            scene.goOnUntil(orderNo, "SUCCEEDED");
            assertThat(scene.atTheBanks(orderNo)).containsExactly("unionlink succeeded 10003");
        }
        try (EditedCatalogue all =
                with(catalogue -> PayoutScene.CHANNELS.forEach(channel -> requireCheckDigit(catalogue, channel)))) {
            SigningMerchant.Answer refused = scene.payout(10_004, LOST_DIGITS, "ICBC", "");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/pointer") + " " + refused.text("/errors/0/code"))
                    .isEqualTo("/payee/account CHECK_DIGIT_WRONG");
            assertThat(scene.payout(10_005, "6222021234567890128", "ICBC", "").status())
                    .isEqualTo(201);
            String number = Orders.number();
            SigningMerchant.Answer file =
                    upload(number, number + "-1,100,CNY," + LOST_DIGITS + ",LI LEI,private,ICBC\n");
            assertThat(file.text("/errors/0/pointer") + " " + file.text("/errors/0/code"))
                    .isEqualTo("/lines/2/payee/account CHECK_DIGIT_WRONG");
        }
    }

    @Test
    void theSameAmountToTheSameAccountOnTheSameDayIsAWarningWithTheOthersNumber() {
        String account = PayoutScene.account(0);
        SigningMerchant.Answer first = scene.payout(20_000, account, "ICBC", SCHEDULED);
        SigningMerchant.Answer second = scene.payout(20_000, account, "ICBC", SCHEDULED);
        assertThat(warnings(first)).doesNotContain("POSSIBLE_DUPLICATE");
        assertThat(warnings(second)).contains("POSSIBLE_DUPLICATE");
        assertThat(other(second)).isEqualTo(first.orderNo());
        assertThat(warnings(scene.payout(20_001, account, "ICBC", SCHEDULED))).doesNotContain("POSSIBLE_DUPLICATE");
        scene.awaitState(second.orderNo(), "SUCCEEDED");
        assertThat(other(scene.get(second.orderNo()))).isEqualTo(first.orderNo());
    }

    @Test
    void theDayIsThatOfTheMerchantAndWhatFailedCountsNot() {
        LocalDate day =
                LocalDate.ofInstant(scene.payloom.clock().instant(), SHANGHAI).plusDays(20);
        String account = PayoutScene.account(0);
        SigningMerchant.Answer morning = at(account, day.atStartOfDay(SHANGHAI).toInstant());
        SigningMerchant.Answer night =
                at(account, day.atTime(23, 59, 59).atZone(SHANGHAI).toInstant());
        SigningMerchant.Answer next =
                at(account, day.plusDays(1).atStartOfDay(SHANGHAI).toInstant());
        assertThat(other(night)).as("another day in UTC").isEqualTo(morning.orderNo());
        assertThat(warnings(next)).as("the same day in UTC").doesNotContain("POSSIBLE_DUPLICATE");

        assertThat(close(morning.orderNo()).state()).isEqualTo("CLOSED");
        assertThat(close(night.orderNo()).state()).isEqualTo("CLOSED");
        assertThat(warnings(at(account, day.atTime(12, 0).atZone(SHANGHAI).toInstant())))
                .doesNotContain("POSSIBLE_DUPLICATE");
        close(next.orderNo());
    }

    private SigningMerchant.Answer at(String account, Instant time) {
        return scene.payout(30_000, account, "ICBC", ",\"scheduledAt\":\"" + time + "\"");
    }

    @Test
    void ofManyAtTheSameMomentExactlyOneIsTheFirst() {
        String account = PayoutScene.account(0);
        List<SigningMerchant.Answer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> scene.payout(40_000, account, "ICBC", SCHEDULED))
                .toList();

        List<SigningMerchant.Answer> firsts = answers.stream()
                .filter(answer -> !warnings(answer).contains("POSSIBLE_DUPLICATE"))
                .toList();
        assertThat(firsts).hasSize(1);
        List<String> orderNos =
                answers.stream().map(SigningMerchant.Answer::orderNo).toList();
        assertThat(answers)
                .filteredOn(answer -> !firsts.contains(answer))
                .allSatisfy(answer -> assertThat(other(answer)).isIn(orderNos).isNotEqualTo(answer.orderNo()));
    }

    @Test
    void whereTheMerchantWantsThatItWaitsForItsConfirmationOrItsEnd() {
        try (EditedCatalogue holding = with(PayoutWarningsEndToEndTests::hold)) {
            String account = PayoutScene.account(0);
            String first = scene.accepted(50_000, account, "ICBC", "");
            String second = scene.accepted(50_000, account, "ICBC", "");
            String third = scene.accepted(50_000, account, "ICBC", "");
            assertThat(scene.get(second).state()).isEqualTo("HELD");
            assertThat(scene.get(second).text("/result/code")).isEqualTo("AWAITS_CONFIRMATION");
            scene.awaitState(first, "SUCCEEDED");
            assertThat(confirm(first).text("/code")).isEqualTo("PAYOUT_NOTHING_TO_CONFIRM");
            assertThat(confirm("O00000000000000000000000000").text("/code")).isEqualTo("PAYOUT_NOT_FOUND");

            SigningMerchant.Answer confirmed = confirm(second);
            assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
            scene.awaitState(second, "SUCCEEDED");
            assertThat(confirm(second).state()).isEqualTo("SUCCEEDED");
            assertThat(scene.bankOrderNos(second)).hasSize(1);

            assertThat(close(third).state()).isEqualTo("CLOSED");
            assertThat(close(third).text("/result/code")).isEqualTo("ORDER_CLOSED");
            assertThat(confirm(third).text("/code")).isEqualTo("PAYOUT_NOTHING_TO_CONFIRM");
            scene.awaitTold(third, "payout.closed");
            assertThat(scene.bankOrderNos(third)).isEmpty();
            assertThat(scene.payloom.journal(second))
                    .startsWith(">ACCEPTED", "ACCEPTED>HELD", "HELD>ACCEPTED", "ACCEPTED>ROUTED");
        }
    }

    @Test
    void linesOfAFileThatLookAlikeWaitAndTheResultSaysOfWhich() {
        try (EditedCatalogue holding = with(PayoutWarningsEndToEndTests::hold)) {
            String number = Orders.number();
            String line = ",60000,CNY," + PayoutScene.account(0) + ",LI LEI,private,ICBC\n";
            SigningMerchant.Answer accepted =
                    upload(number, number + "-1" + line + number + "-2" + line + number + "-3" + line);
            assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(201);
            List<String> orderNos = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                orderNos.add(scene.merchant
                        .get("/v1/payouts?merchantOrderNo=" + number + "-" + i)
                        .text("/items/0/orderNo"));
            }
            scene.awaitState(orderNos.get(0), "SUCCEEDED");
            assertThat(scene.state(orderNos.get(1))).isEqualTo("HELD");
            String result = scene.merchant.download("/v1/payout-batches/" + accepted.text("/batchNo") + "/result");
            assertThat(result)
                    .contains(",HELD,60000,0,0,CNY,AWAITS_CONFIRMATION,")
                    .contains("POSSIBLE_DUPLICATE " + orderNos.get(0));

            assertThat(confirm(orderNos.get(1)).status()).isEqualTo(200);
            assertThat(close(orderNos.get(2)).state()).isEqualTo("CLOSED");
            scene.awaitState(orderNos.get(1), "SUCCEEDED");
            await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(scene.merchant
                            .get("/v1/payout-batches/" + accepted.text("/batchNo"))
                            .state())
                    .isEqualTo("FINISHED"));
            assertThat(scene.bankOrderNos(orderNos.get(2))).isEmpty();
        }
    }

    @Test
    void whatWaitsForItsTimeOrForAChannelIsClosedAndNeverSent() {
        Instant soon = scene.payloom.clock().instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        String scheduled = scene.accepted(70_000, PayoutScene.account(0), "ICBC", ",\"scheduledAt\":\"" + soon + "\"");
        String number = Orders.number();
        upload(number, number + "-1,70001,CNY," + PayoutScene.account(0) + ",LI LEI,private,ICBC," + soon + "\n");
        String line = scene.merchant
                .get("/v1/payouts?merchantOrderNo=" + number + "-1")
                .text("/items/0/orderNo");
        String held;
        try (EditedCatalogue maintained = scene.inMaintenance(PayoutScene.CHANNELS, Duration.ofHours(1))) {
            held = scene.accepted(70_002, PayoutScene.account(0), "ICBC", SCHEDULED);
            scene.awaitState(held, "HELD");
            for (String orderNo : List.of(scheduled, line, held)) {
                assertThat(close(orderNo).state()).isEqualTo("CLOSED");
                assertThat(close(orderNo).status()).as("once more").isEqualTo(200);
            }
            scene.payloom.moveClock(Duration.ofHours(3));
        }
        String paid = scene.accepted(70_003, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(paid, "SUCCEEDED");
        assertThat(close(paid).text("/code")).isEqualTo("ORDER_ALREADY_FINAL");
        String unknown = scene.accepted(70_004, PayoutScene.account(22), "ICBC", "");
        scene.awaitState(unknown, "PROCESSING");
        assertThat(close(unknown).text("/code")).isEqualTo("PAYOUT_UNDER_WAY");
        assertThat(List.of(scheduled, line, held)).allSatisfy(orderNo -> {
            assertThat(scene.state(orderNo)).isEqualTo("CLOSED");
            assertThat(scene.bankOrderNos(orderNo)).isEmpty();
        });
        assertThat(scene.retry(scheduled, Orders.number())
                        .body()
                        .at("/amount/value")
                        .asLong())
                .isEqualTo(70_000);
    }

    /** The end of the maintenance and the merchant's word come at the same moment: one of them wins, never both. */
    @Test
    void aCloseThatRacesWithTheTimeEitherClosesOrIsTooLate() {
        Instant soon = scene.payloom.clock().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        List<String> orderNos = IntStream.range(0, 12)
                .mapToObj(i ->
                        scene.accepted(80_000 + i, PayoutScene.account(0), "ICBC", ",\"scheduledAt\":\"" + soon + "\""))
                .toList();
        scene.payloom.moveClock(Duration.ofHours(1).plusSeconds(1));
        List<SigningMerchant.Answer> answers =
                orderNos.parallelStream().map(this::close).toList();

        for (int i = 0; i < orderNos.size(); i++) {
            String orderNo = orderNos.get(i);
            if (answers.get(i).status() == 200) {
                assertThat(scene.state(orderNo)).isEqualTo("CLOSED");
                assertThat(scene.bankOrderNos(orderNo)).isEmpty();
            } else {
                assertThat(answers.get(i).text("/code")).isIn("PAYOUT_UNDER_WAY", "ORDER_ALREADY_FINAL");
                scene.awaitState(orderNo, "SUCCEEDED");
            }
        }
    }

    private SigningMerchant.Answer confirm(String orderNo) {
        return scene.merchant.post("/v1/payouts/" + orderNo + "/confirm", "{}");
    }

    private SigningMerchant.Answer close(String orderNo) {
        return scene.merchant.post("/v1/payouts/" + orderNo + "/close", "{}");
    }

    private SigningMerchant.Answer upload(String number, String lines) {
        boolean scheduled = lines.strip().lines().findFirst().orElseThrow().split(",").length > 7;
        return scene.merchant.upload(
                "/v1/payout-batches?merchantBatchNo=" + number,
                "text/csv",
                "merchantOrderNo,amount,currency,account,name,kind,institution" + (scheduled ? ",scheduledAt" : "")
                        + "\n" + lines);
    }

    private static List<String> warnings(SigningMerchant.Answer answer) {
        return answer.body().path("warnings").findValuesAsText("code");
    }

    private static String other(SigningMerchant.Answer answer) {
        return answer.body().path("warnings").findValuesAsText("orderNo").getFirst();
    }

    private static void hold(JsonNode catalogue) {
        CatalogueEditing.part(catalogue, "merchants", "*").put("duplicatePayouts", "hold");
    }

    private static void requireCheckDigit(JsonNode catalogue, String channel) {
        ((ObjectNode) CatalogueEditing.part(catalogue, "channels", channel)
                        .withArray("interfaces")
                        .get(0))
                .put("checkDigitRequired", true);
    }

    private EditedCatalogue with(Consumer<JsonNode> change) {
        return EditedCatalogue.with(scene.payloom, change);
    }
}
