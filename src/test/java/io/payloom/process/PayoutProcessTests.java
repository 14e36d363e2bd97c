package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.payloom.latemoney.MoneyCases;
import io.payloom.support.CallingBank;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.EditedCatalogue;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.SigningMerchant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How payouts go their way: whole or in parts, again elsewhere, held, at their time, retried, late, and returned. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutProcessTests {

    private static final long MUCH = 10_000_000_000L;

    /** The end of an account number that its bank refuses. */
    private static final int DECLINED = 1;

    private static final int FAILS_ONCE = 18;

    private final PayoutScene scene = new PayoutScene();

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterEach
    void countsAreRightAndTheNextFindsMoney() {
        if (scene.payloom.banks().balance("eastbank", "800200000002") < MUCH / 2) {
            haveBalance(MUCH);
        }
        assertThat(scene.reserveDifferences()).isEmpty();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    @Test
    void aSmallOneIsOneTransaction() {
        String account = PayoutScene.account(0);
        String orderNo = scene.accepted(100_000, account, "ICBC", "");
        scene.awaitState(orderNo, "SUCCEEDED");

        assertThat(scene.atTheBanks(orderNo)).containsExactly("northbank succeeded 100000");
        SigningMerchant.Answer seen = scene.get(orderNo);
        assertThat(seen.body().at("/paid/value").asLong()).isEqualTo(100_000);
        assertThat(seen.body().toString()).doesNotContain(account, "LI LEI").contains("622999*********");
        assertThat(scene.payloom.journal(orderNo))
                .containsExactly(">ACCEPTED", "ACCEPTED>ROUTED", "ROUTED>SUBMITTED", "SUBMITTED>SUCCEEDED");
        scene.awaitTold(orderNo, "payout.succeeded");
    }

    @Test
    void aLargeOneIsCutIntoTheFewestPartsWhoseSumIsExact() {
        String orderNo = scene.accepted(12_000_001, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(orderNo, "SUCCEEDED");

        assertThat(scene.atTheBanks(orderNo))
                .containsExactly(
                        "northbank succeeded 4000001", "northbank succeeded 4000000", "northbank succeeded 4000000");
        assertThat(scene.get(orderNo).body().at("/paid/value").asLong()).isEqualTo(12_000_001);
    }

    @Test
    void whatNoInterfaceCanTakeAlsoInPartsFailsAtOnce() {
        String orderNo = scene.accepted(200_000_000, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(orderNo, "FAILED");

        assertThat(scene.get(orderNo).text("/result/code")).isEqualTo("LIMIT_REACHED");
        assertThat(scene.bankOrderNos(orderNo)).isEmpty();
        scene.awaitTold(orderNo, "payout.failed");
    }

    @Test
    void aPartThatThePayeesBankRefusesLeavesARestThatIsRetriedOnce() {
        String orderNo = scene.accepted(12_000_000, PayoutScene.account(20), "ICBC", "");
        scene.awaitState(orderNo, "PARTIALLY_SUCCEEDED");
        assertThat(scene.parts(orderNo))
                .containsExactlyInAnyOrder("SUCCEEDED 4000000", "SUCCEEDED 4000000", "FAILED 4000000");
        assertThat(scene.get(orderNo).body().at("/paid/value").asLong()).isEqualTo(8_000_000);
        scene.awaitTold(orderNo, "payout.partially_succeeded");

        String number = Orders.number();
        SigningMerchant.Answer retried = scene.retry(orderNo, number);
        assertThat(retried.status()).as(retried.body().toString()).isEqualTo(201);
        assertThat(retried.text("/retryOf")).isEqualTo(orderNo);
        assertThat(retried.body().at("/amount/value").asLong()).isEqualTo(4_000_000);
        assertThat(scene.retry(orderNo, number).orderNo()).isEqualTo(retried.orderNo());
        assertThat(scene.retry(orderNo, Orders.number()).text("/code")).isEqualTo("PAYOUT_NOTHING_LEFT");
        scene.awaitState(retried.orderNo(), "SUCCEEDED");
        assertThat(scene.paidByTheBanks(orderNo) + scene.paidByTheBanks(retried.orderNo()))
                .isEqualTo(12_000_000);
    }

    @Test
    void retriesOfWhatIsUnknownForeignOrUnderWayAreRefused() {
        assertThat(scene.retry("O00000000000000000000000000", Orders.number()).text("/code"))
                .isEqualTo("PAYOUT_NOT_FOUND");
        String open = scene.accepted(100_000, PayoutScene.account(22), "ICBC", "");
        scene.awaitState(open, "PROCESSING");
        assertThat(scene.retry(open, Orders.number()).text("/code")).isEqualTo("PAYOUT_NOT_ENDED");
        String paid = scene.accepted(100_000, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(paid, "SUCCEEDED");
        assertThat(scene.retry(paid, Orders.number()).text("/code")).isEqualTo("PAYOUT_NOTHING_LEFT");
    }

    @Test
    void whatTheMerchantWroteForThePayeeStandsAtTheBankWithEachPart() {
        String purpose = "Salary of November, \u5de5\u8d44";
        scene.payloom.banks().behave("northbank", "MAINTENANCE", 1);
        String orderNo = scene.accepted(12_000_000, PayoutScene.account(0), "ICBC", ",\"purpose\":\"" + purpose + "\"");
        scene.awaitState(orderNo, "SUCCEEDED");

        assertThat(scene.atTheBanks(orderNo)).contains("northbank failed 4000000", "unionlink succeeded 4000000");
        assertThat(scene.purposesAtTheBanks(orderNo)).hasSize(4).containsOnly(purpose);
        assertThat(scene.purposesAtTheBanks(aPayoutWithoutPurpose())).containsExactly("");
    }

    private String aPayoutWithoutPurpose() {
        String orderNo = scene.accepted(100_000, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(orderNo, "SUCCEEDED");
        return orderNo;
    }

    @Test
    void aRepeatIsAnsweredWithItsPayoutThoughTheCatalogueAsksForMoreByNow() {
        String account = PayoutScene.account(1);
        String number = Orders.number();
        String request = Orders.aPayout(number, 100_000, account, "ICBC", "");
        String orderNo = scene.merchant.post("/v1/payouts", request).orderNo();
        scene.awaitState(orderNo, "FAILED");
        String retryNumber = Orders.number();
        String retriedNo = scene.retry(orderNo, retryNumber).orderNo();

        try (EditedCatalogue stricter = with(catalogue -> PayoutScene.CHANNELS.forEach(
                channel -> payout(catalogue, channel).putArray("cnapsTypes").add("private")))) {
            SigningMerchant.Answer fresh = scene.merchant.post(
                    "/v1/payouts", Orders.aPayout(Orders.number(), 100_000, account, "ICBC", ",\"mode\":\"soon\""));
            assertThat(fresh.status()).isEqualTo(400);
            assertThat(fresh.body().path("errors").findValuesAsText("pointer"))
                    .containsExactlyInAnyOrder("/mode", "/payee/cnaps");

            SigningMerchant.Answer repeated = scene.merchant.post("/v1/payouts", request);
            assertThat(repeated.status()).as(repeated.body().toString()).isEqualTo(201);
            assertThat(repeated.orderNo()).isEqualTo(orderNo);
            assertThat(repeated.headers().firstValue("Idempotent-Replayed")).contains("true");
            assertThat(scene.retry(orderNo, retryNumber).orderNo()).isEqualTo(retriedNo);
            assertThat(scene.merchant
                            .post("/v1/payouts", request.replace("100000", "100001"))
                            .text("/code"))
                    .isEqualTo("MERCHANT_ORDER_NO_REUSED");
        }
    }

    @Test
    void aPartThatItsChannelFailsIsRoutedAgainAndMayBeCutAgain() {
        try (EditedCatalogue smaller =
                with(catalogue -> payout(catalogue, "unionlink-payout").put("maxAmount", 2_500_000))) {
            String account = PayoutScene.account(0);
            scene.payloom.banks().behave("northbank", "MAINTENANCE", 1);
            String orderNo = scene.accepted(12_000_000, account, "ICBC", "");
            scene.awaitState(orderNo, "SUCCEEDED");

            assertThat(scene.atTheBanks(orderNo))
                    .containsExactlyInAnyOrder(
                            "northbank failed 4000000",
                            "northbank succeeded 4000000",
                            "northbank succeeded 4000000",
                            "unionlink succeeded 2000000",
                            "unionlink succeeded 2000000");
            assertThat(scene.paidByTheBanks(orderNo)).isEqualTo(12_000_000);
            assertThat(scene.parts(orderNo)).hasSize(4).allMatch(part -> part.startsWith("SUCCEEDED"));
        } finally {
            scene.payloom.banks().behaveNormally();
        }
    }

    @Test
    void oneThatNoOtherChannelCanTakeFailsAfterItsChannelDid() {
        try (EditedCatalogue alone = with(catalogue ->
                CatalogueEditing.part(catalogue, "channels", "unionlink-payout").put("enabled", false))) {
            scene.payloom.banks().behave("northbank", "MAINTENANCE", 1);
            String orderNo = scene.accepted(100_000, PayoutScene.account(0), "ICBC", "");
            scene.awaitState(orderNo, "FAILED");
            assertThat(scene.get(orderNo).text("/result/code")).isEqualTo("CHANNEL_MAINTENANCE");
            SigningMerchant.Answer retried = scene.retry(orderNo, Orders.number());
            scene.awaitState(retried.orderNo(), "SUCCEEDED");
        } finally {
            scene.payloom.banks().behaveNormally();
        }
    }

    @Test
    void companiesNeedTheCnapsNumberWhereEveryChannelWantsIt() {
        String company =
                """
                {"merchantOrderNo":"%s","amount":{"value":100000,"currency":"CNY"},
                 "payee":{"account":"62299900001234567","name":"ACME","kind":"public","institution":"BOC"%s}}""";
        SigningMerchant.Answer without = scene.merchant.post("/v1/payouts", company.formatted(Orders.number(), ""));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.text("/errors/0/pointer")).isEqualTo("/payee/cnaps");

        SigningMerchant.Answer with =
                scene.merchant.post("/v1/payouts", company.formatted(Orders.number(), ",\"cnaps\":\"104100000004\""));
        assertThat(with.status()).isEqualTo(201);
        scene.awaitState(with.orderNo(), "SUCCEEDED");
    }

    @Test
    void scheduledOnesWaitForTheirTime() {
        Instant at = scene.payloom.clock().instant().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        String orderNo = scene.accepted(
                100_000, PayoutScene.account(0), "ICBC", ",\"mode\":\"scheduled\",\"scheduledAt\":\"" + at + "\"");
        awaitClaimed(orderNo);
        scene.payloom.moveClock(Duration.ofHours(2));
        assertThat(scene.state(orderNo)).isEqualTo("ACCEPTED");
        scene.payloom.moveClock(Duration.ofHours(1));
        scene.awaitState(orderNo, "SUCCEEDED");
    }

    /** Issue 13, item 5. */
    @Test
    void whatIsScheduledInThePastIsRefusedButARepeatKeepsItsOrder() {
        Instant now = scene.payloom.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        for (String past :
                List.of("2020-01-31T09:00:00+08:00", now.minusSeconds(1).toString(), "0001-01-01T00:00:00Z")) {
            SigningMerchant.Answer refused =
                    scene.payout(100_000, PayoutScene.account(0), "ICBC", ",\"scheduledAt\":\"" + past + "\"");
            assertThat(refused.status()).as(past).isEqualTo(400);
            assertThat(refused.text("/errors/0/pointer") + " " + refused.text("/errors/0/code"))
                    .isEqualTo("/scheduledAt OUT_OF_RANGE");
        }
        String request = Orders.aPayout(
                Orders.number(),
                100_000,
                PayoutScene.account(0),
                "ICBC",
                ",\"scheduledAt\":\"" + now.plusSeconds(3_600) + "\"");
        SigningMerchant.Answer accepted = scene.merchant.post("/v1/payouts", request);
        assertThat(accepted.text("/mode")).as("without a mode").isEqualTo("scheduled");
        scene.payloom.moveClock(Duration.ofHours(2));

        SigningMerchant.Answer repeated = scene.merchant.post("/v1/payouts", request);
        assertThat(repeated.status()).as(repeated.body().toString()).isEqualTo(201);
        assertThat(repeated.orderNo()).isEqualTo(accepted.orderNo());
        assertThat(scene.merchant
                        .post("/v1/payouts", request.replace("100000", "100001"))
                        .text("/code"))
                .isEqualTo("MERCHANT_ORDER_NO_REUSED");
        scene.awaitState(accepted.orderNo(), "SUCCEEDED");
    }

    @Test
    void inMaintenanceScheduledOnesAreHeldAndRealTimeOnesFail() {
        try (EditedCatalogue maintained = scene.inMaintenance(PayoutScene.CHANNELS, Duration.ofHours(2))) {
            String realTime = scene.accepted(100_000, PayoutScene.account(0), "ICBC", "");
            String scheduled = scene.accepted(100_000, PayoutScene.account(0), "ICBC", ",\"mode\":\"scheduled\"");
            scene.awaitState(realTime, "FAILED");
            assertThat(scene.get(realTime).text("/result/code")).isEqualTo("CHANNEL_MAINTENANCE");
            scene.awaitState(scheduled, "HELD");
            scene.payloom.moveClock(Duration.ofHours(1));
            assertThat(scene.state(scheduled)).isEqualTo("HELD");
            scene.payloom.moveClock(Duration.ofHours(1).plusSeconds(1));
            scene.awaitState(scheduled, "SUCCEEDED");
        }
    }

    @Test
    void withoutMoneyScheduledOnesAreHeldAndReleasedOldestFirst() {
        try (EditedCatalogue one = with(catalogue -> onlyEastbank(catalogue))) {
            haveBalance(1_000_000);
            String realTime = scene.accepted(1_500_000, PayoutScene.account(0), "CMB", "");
            scene.awaitState(realTime, "FAILED");
            assertThat(scene.get(realTime).text("/result/code")).isEqualTo("RESERVE_TOO_LOW");

            List<String> held = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String orderNo = scene.accepted(
                        1_500_000 - i * 400_000, PayoutScene.account(0), "CMB", ",\"mode\":\"scheduled\"");
                scene.awaitState(orderNo, "HELD");
                held.add(orderNo);
            }
            assertThat(scene.get(held.getLast()).text("/result/code")).isEqualTo("RESERVE_TOO_LOW");

            haveBalance(1_600_000);
            scene.awaitState(held.get(0), "SUCCEEDED");
            assertThat(scene.state(held.get(1))).isEqualTo("HELD");
            assertThat(scene.state(held.get(2))).isEqualTo("HELD");

            haveBalance(1_800_000);
            scene.awaitState(held.get(1), "SUCCEEDED");
            scene.awaitState(held.get(2), "SUCCEEDED");
            assertThat(scene.payloom.banks().balance("eastbank", "800200000002"))
                    .isZero();
            assertThat(held).allSatisfy(order -> assertThat(scene.payloom.journal(order))
                    .containsExactly(
                            ">ACCEPTED",
                            "ACCEPTED>HELD",
                            "HELD>ACCEPTED",
                            "ACCEPTED>ROUTED",
                            "ROUTED>SUBMITTED",
                            "SUBMITTED>SUCCEEDED"));
        }
    }

    @Test
    void whoseTurnComesDuringMaintenanceWaitsForItsEnd() {
        try (EditedCatalogue one = with(catalogue -> onlyEastbank(catalogue))) {
            haveBalance(1_000_000);
            String orderNo = scene.accepted(1_500_000, PayoutScene.account(0), "CMB", ",\"mode\":\"scheduled\"");
            scene.awaitState(orderNo, "HELD");
            try (EditedCatalogue maintained = scene.inMaintenance(List.of("eastbank-payout"), Duration.ofHours(2))) {
                haveBalance(1_600_000);
                await().atMost(PayoutScene.PATIENCE)
                        .until(() -> scene.get(orderNo).text("/result/code").equals("WAITS_FOR_CHANNEL"));
                await().during(Duration.ofSeconds(3))
                        .atMost(PayoutScene.PATIENCE)
                        .untilAsserted(() -> assertThat(scene.payloom.journal(orderNo))
                                .containsExactly(">ACCEPTED", "ACCEPTED>HELD", "HELD>ACCEPTED", "ACCEPTED>HELD"));
                scene.payloom.moveClock(Duration.ofHours(2).plusSeconds(1));
                scene.awaitState(orderNo, "SUCCEEDED");
            }
        }
    }

    /** Issue 13, item 4: somebody has taken money off the account since the bank was asked for its balance. */
    @Test
    void whatTheBankRefusesForWantOfOurMoneyIsHeldAndGoesOutInTurn() {
        try (EditedCatalogue one = with(catalogue -> onlyEastbank(catalogue))) {
            haveBalance(900_000_000);
            scene.payloom.banks().setBalance("eastbank", "800200000002", 300_000);
            List<String> scheduled = java.util.stream.IntStream.range(0, 3)
                    .mapToObj(i -> scene.accepted(
                            1_000_000 + i * 100_000, PayoutScene.account(0), "CMB", ",\"mode\":\"scheduled\""))
                    .toList();
            scheduled.forEach(this::awaitHeldForMoney);
            await().atMost(PayoutScene.PATIENCE) // it may have been let go once more, and refused, meanwhile
                    .untilAsserted(
                            () -> assertThat(scene.get(scheduled.getFirst()).text("/parts/0/state"))
                                    .isEqualTo("HELD"));

            String newcomer = scene.accepted(200_000, PayoutScene.account(0), "CMB", "");
            scene.awaitState(newcomer, "FAILED");
            assertThat(scene.get(newcomer).text("/result/code")).isEqualTo("RESERVE_TOO_LOW");

            haveBalance(1_050_000);
            scene.awaitState(scheduled.get(0), "SUCCEEDED");
            haveBalance(2_300_000);
            scene.awaitState(scheduled.get(1), "SUCCEEDED");
            scene.awaitState(scheduled.get(2), "SUCCEEDED");
            assertThat(scheduled).allSatisfy(order -> {
                assertThat(scene.paidByTheBanks(order)).isGreaterThanOrEqualTo(1_000_000);
                assertThat(scene.parts(order)).hasSize(1).allMatch(part -> part.startsWith("SUCCEEDED"));
            });
            assertThat(scene.payloom.banks().balance("eastbank", "800200000002"))
                    .isZero();
        }
    }

    /** Issue 13, item 4. */
    @Test
    void thePartThatTheBankHasNoMoneyForWaitsAndTheOthersArePaid() {
        try (EditedCatalogue one = with(catalogue -> {
            onlyEastbank(catalogue);
            payout(catalogue, "eastbank-payout").put("maxAmount", 1_000_000).put("maxParts", 10);
        })) {
            haveBalance(3_000_000);
            scene.payloom.banks().setBalance("eastbank", "800200000002", 2_500_000);
            String orderNo = scene.accepted(3_000_000, PayoutScene.account(0), "CMB", ",\"mode\":\"scheduled\"");
            awaitHeldForMoney(orderNo);
            assertThat(scene.parts(orderNo))
                    .containsExactlyInAnyOrder("SUCCEEDED 1000000", "SUCCEEDED 1000000", "HELD 1000000");

            haveBalance(1_000_000);
            scene.awaitState(orderNo, "SUCCEEDED");
            assertThat(scene.paidByTheBanks(orderNo)).isEqualTo(3_000_000);
            assertThat(scene.get(orderNo).body().at("/paid/value").asLong()).isEqualTo(3_000_000);
            assertThat(scene.parts(orderNo)).hasSize(3).allMatch(part -> part.startsWith("SUCCEEDED"));
        }
    }

    /** Issue 13, item 4. */
    @Test
    void aRetryWaitsForOurMoneyAsWell() {
        try (EditedCatalogue one = with(catalogue -> onlyEastbank(catalogue))) {
            haveBalance(5_000_000);
            String first = scene.accepted(1_000_000, PayoutScene.account(FAILS_ONCE), "CMB", ",\"mode\":\"scheduled\"");
            scene.awaitState(first, "FAILED");
            scene.payloom.banks().setBalance("eastbank", "800200000002", 1_000);
            String retry = scene.retry(first, Orders.number()).orderNo();
            awaitHeldForMoney(retry);
            assertThat(scene.bankOrderNos(retry)).hasSize(1);
            haveBalance(MUCH);
            scene.awaitState(retry, "SUCCEEDED");
        }
    }

    private void awaitHeldForMoney(String orderNo) {
        scene.awaitState(orderNo, "HELD");
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(scene.payloom
                        .database()
                        .queryForObject("select count(*) from reserve_wait where order_no = ?", Integer.class, orderNo))
                .isEqualTo(1));
        assertThat(scene.get(orderNo).text("/result/code")).isEqualTo("RESERVE_TOO_LOW");
    }

    @Test
    void manyAtOnceNeverOverdrawTheReserve() {
        try (EditedCatalogue one = with(catalogue -> onlyEastbank(catalogue))) {
            haveBalance(1_000_000);
            List<String> orders = java.util.stream.IntStream.range(0, 15)
                    .parallel()
                    .mapToObj(i -> scene.accepted(100_000, PayoutScene.account(0), "CMB", ",\"mode\":\"scheduled\""))
                    .toList();
            await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(
                            orders.stream().map(scene::state).toList())
                    .allMatch(state -> state.equals("SUCCEEDED") || state.equals("HELD"))
                    .filteredOn("SUCCEEDED"::equals)
                    .hasSize(10));
            assertThat(orders.stream().filter(order -> scene.state(order).equals("HELD")))
                    .allSatisfy(order -> assertThat(scene.bankOrderNos(order)).isEmpty());
            haveBalance(MUCH);
            orders.forEach(order -> scene.awaitState(order, "SUCCEEDED"));
        }
    }

    @Test
    void moneyThatComesBackIsACorrectionAndIsThereAgain() {
        String orderNo = scene.accepted(12_000_000, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(orderNo, "SUCCEEDED");
        List<String> parts = scene.bankOrderNos(orderNo);
        scene.payloom.banks().moneyComesBack(parts.get(0));
        scene.awaitState(orderNo, "PARTIALLY_SUCCEEDED");
        assertThat(scene.get(orderNo).body().at("/returned/value").asLong()).isEqualTo(4_000_000);
        scene.payloom.banks().moneyComesBack(parts.get(1));
        scene.payloom.banks().moneyComesBack(parts.get(2));
        scene.awaitState(orderNo, "RETURNED");
        scene.awaitTold(
                orderNo,
                "payout.succeeded",
                "payout.partially_succeeded",
                "payout.partially_succeeded",
                "payout.returned");
        assertThat(scene.retry(orderNo, Orders.number())
                        .body()
                        .at("/amount/value")
                        .asLong())
                .isEqualTo(12_000_000);
    }

    @Test
    void aRetryThatWaitsIsTakenBackWhenWhatItRepeatsIsPaidAfterAll() {
        long incidents = scene.payloom.pendingIncidents();
        String first = scene.accepted(100_000, PayoutScene.account(DECLINED), "ICBC", ",\"mode\":\"scheduled\"");
        scene.awaitState(first, "FAILED");
        try (EditedCatalogue maintained = scene.inMaintenance(PayoutScene.CHANNELS, Duration.ofHours(2))) {
            String retry = scene.retry(first, Orders.number()).orderNo();
            scene.awaitState(retry, "HELD");

            new CallingBank(scene.payloom.baseUrl(), scene.payloom.clock())
                    .report("northbank-payout", scene.bankOrderNos(first).getFirst(), "0000", 100_000);

            scene.awaitState(first, "SUCCEEDED");
            scene.awaitState(retry, "FAILED");
            assertThat(scene.get(retry).text("/result/code")).isEqualTo("WITHDRAWN");
            scene.awaitTold(retry, "payout.failed");
            scene.payloom.moveClock(Duration.ofHours(3));
            assertThat(scene.bankOrderNos(retry)).isEmpty();
        }
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(
                        scene.payloom.bean(MoneyCases.class).of(first))
                .singleElement()
                .satisfies(settled -> assertThat(settled.state().isFinal()).isTrue()));
        assertThat(scene.payloom.pendingIncidents()).isEqualTo(incidents);
    }

    @Test
    void aLateSuccessIsCountedAndOneTooManyGoesToAPerson() {
        scene.payloom.banks().behave("northbank", "CONTRADICTING_CALLBACK", 1);
        String late = scene.accepted(100_000, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(late, "FAILED");
        scene.awaitTold(late, "payout.failed");
        scene.goOnUntil(late, "SUCCEEDED");
        scene.awaitTold(late, "payout.failed", "payout.succeeded");
        assertThat(scene.retry(late, Orders.number()).text("/code")).isEqualTo("PAYOUT_NOTHING_LEFT");

        long incidents = scene.payloom.pendingIncidents();
        scene.payloom.banks().behave("northbank", "CONTRADICTING_CALLBACK", 1);
        String twice = scene.accepted(100_000, PayoutScene.account(0), "ICBC", "");
        scene.awaitState(twice, "FAILED");
        SigningMerchant.Answer retried = scene.retry(twice, Orders.number());
        assertThat(retried.status()).isEqualTo(201);
        scene.goOnUntil(twice, "SUCCEEDED");
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(scene.payloom.pendingIncidents())
                .isGreaterThan(incidents));
        assertThat(scene.payloom.bean(MoneyCases.class).of(twice))
                .singleElement()
                .satisfies(open -> assertThat(open.state().isFinal()).isFalse());
        assertThat(scene.payloom.bean(MoneyCases.class).of(late))
                .singleElement()
                .satisfies(settled -> assertThat(settled.state().isFinal()).isTrue());
    }

    private void onlyEastbank(JsonNode catalogue) {
        CatalogueEditing.part(catalogue, "channels", "unionlink-payout").put("enabled", false);
        ((ObjectNode) CatalogueEditing.part(catalogue, "channels", "eastbank-payout")).remove("serviceHours");
    }

    /** The bank is asked for it again soon. */
    private void haveBalance(long fen) {
        scene.payloom.banks().setBalance("eastbank", "800200000002", fen);
        scene.payloom.moveClock(Duration.ofSeconds(61));
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(scene.payloom
                        .database()
                        .queryForObject(
                                "select balance from reserve_balance where account = 'eastbank-payout'", Long.class))
                .isEqualTo(fen));
    }

    private EditedCatalogue with(Consumer<JsonNode> change) {
        return EditedCatalogue.with(scene.payloom, change);
    }

    private static ObjectNode payout(JsonNode catalogue, String channel) {
        return (ObjectNode) CatalogueEditing.part(catalogue, "channels", channel)
                .withArray("interfaces")
                .get(0);
    }

    private void awaitClaimed(String orderNo) {
        await().atMost(PayoutScene.PATIENCE).untilAsserted(() -> assertThat(scene.payloom
                        .database()
                        .queryForObject("select run_key from process_run where subject_no = ?", String.class, orderNo))
                .isNotNull());
    }
}
