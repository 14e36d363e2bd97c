package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.latemoney.CaseNeedsPerson;
import io.payloom.latemoney.CaseState;
import io.payloom.latemoney.LateMoneySteps;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.payout.PayoutCorrections;
import io.payloom.support.CallingBank;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payouts that are tried again, and banks that pay them late: nobody has more than was ordered without a person's knowing. */
@OnRunningPayloom
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutChainProcessTests {

    private static final int DECLINED = 1;
    private static final long FEN = 100_000;
    private static final String PAID = "0000";
    private static final String RETURNED = "6001";

    private final PayoutScene scene = new PayoutScene();
    private final CallingBank bank = new CallingBank(scene.payloom.baseUrl(), scene.payloom.clock());

    @BeforeAll
    void calm() {
        scene.payloom.banks().behaveNormally();
    }

    @AfterEach
    void countsAreRight() {
        assertThat(scene.reserveDifferences()).isEmpty();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    static Stream<List<Integer>> anyTwoInAnyOrder() {
        return Stream.of(List.of(0, 1), List.of(1, 0), List.of(0, 3), List.of(3, 1));
    }

    /** Issue 13, item 1. */
    @ParameterizedTest
    @MethodSource("anyTwoInAnyOrder")
    void theSecondThatIsPaidLateCallsAPersonWhereverItStandsInTheChain(List<Integer> paidLate) {
        List<String> chain = aChainOfRefusals(4);
        String counted = chain.get(paidLate.getFirst());
        String tooMuch = chain.get(paidLate.getLast());

        sayOf(counted, PAID, FEN);
        awaitEnd(counted);
        sayOf(tooMuch, PAID, FEN);

        assertThat(scene.state(tooMuch)).isEqualTo("SUCCEEDED");
        assertNeedsPerson(tooMuch);
    }

    /** Issue 13, item 1: whoever of them counts second sees both. */
    @Test
    void ofTwoThatArePaidAtTheSameMomentAtLeastOneCallsAPerson() {
        List<String> chain = aChainOfRefusals(3);

        Stream.of(chain.getLast(), chain.getFirst())
                .map(orderNo -> CompletableFuture.runAsync(() -> sayOf(orderNo, PAID, FEN)))
                .toList()
                .forEach(CompletableFuture::join);

        await().atMost(PayoutScene.PATIENCE).until(() -> Stream.of(chain.getFirst(), chain.getLast())
                .allMatch(orderNo -> scene.payloom.runKey(theCase(orderNo).caseNo()) != null));
        assertThat(List.of(chain.getFirst(), chain.getLast())).anySatisfy(this::assertNeedsPerson);
        assertThat(scene.payloom.bean(PayoutCorrections.class).isOverpaid(chain.get(1)))
                .as("neither it nor what repeats it has more than was ordered, but its chain has")
                .isTrue();
    }

    /** Issue 13, item 1: what came back is not with the payee any more. */
    @Test
    void whatCameBackMeanwhileIsNotTooMuch() {
        List<String> chain = aChainOfRefusals(2);
        sayOf(chain.getFirst(), PAID, FEN);
        awaitEnd(chain.getFirst());
        sayOf(chain.getFirst(), RETURNED, FEN);
        scene.awaitState(chain.getFirst(), "RETURNED");

        sayOf(chain.getLast(), PAID, FEN);

        awaitEnd(chain.getLast());
        String third = scene.retry(chain.getLast(), Orders.number()).text("/code");
        assertThat(third).isEqualTo("PAYOUT_NOTHING_LEFT");
    }

    /** Issue 13, items 1 and 13: a person was called, and is not needed any more. */
    @Test
    void whenWhatWasTooMuchComesBackItsCaseEndsByItself() {
        List<String> chain = aChainOfRefusals(2);
        sayOf(chain.getFirst(), PAID, FEN);
        awaitEnd(chain.getFirst());
        sayOf(chain.getLast(), PAID, FEN);
        assertNeedsPerson(chain.getLast());
        assertThat(openAlerts(chain.getLast())).contains("MONEY_CASE_OPEN");

        sayOf(chain.getFirst(), RETURNED, FEN);

        awaitEnd(chain.getLast());
        assertThat(theCase(chain.getLast()).state()).isEqualTo(CaseState.SETTLED);
        await().atMost(PayoutScene.PATIENCE)
                .untilAsserted(() -> assertThat(openAlerts(chain.getLast())).isEmpty());
    }

    private List<String> openAlerts(String orderNo) {
        return scene.payloom.bean(Alerts.class).about(orderNo).stream()
                .filter(alert -> alert.acknowledgedAt() == null)
                .map(Alerts.Alert::kind)
                .toList();
    }

    /** Issue 13, item 1: one part was paid at once, the other by a retry and late as well. */
    @Test
    void aPartThatIsPaidLateCountsWithTheRetryOfTheRest() {
        scene.payloom.banks().behaveNormally();
        String first = scene.accepted(12_000_000, PayoutScene.account(20), "ICBC", "");
        scene.awaitState(first, "PARTIALLY_SUCCEEDED");
        String refused = refusedPart(first);
        String retry = scene.retry(first, Orders.number()).orderNo();
        scene.awaitState(retry, "SUCCEEDED");

        report(refused, PAID, 4_000_000);

        scene.awaitState(first, "SUCCEEDED");
        assertNeedsPerson(first);
    }

    private List<String> aChainOfRefusals(int length) {
        List<String> chain = new ArrayList<>();
        chain.add(scene.accepted(FEN, PayoutScene.account(DECLINED), "ICBC", ""));
        scene.awaitState(chain.getLast(), "FAILED");
        while (chain.size() < length) {
            chain.add(scene.retry(chain.getLast(), Orders.number()).orderNo());
            scene.awaitState(chain.getLast(), "FAILED");
        }
        return chain;
    }

    private String refusedPart(String orderNo) {
        return scene.payloom
                .database()
                .queryForObject(
                        "select bank_order_no from bank_transaction where order_no = ? and state = 'FAILED'",
                        String.class,
                        orderNo);
    }

    private void sayOf(String orderNo, String code, long fen) {
        report(scene.bankOrderNos(orderNo).getFirst(), code, fen);
    }

    private void report(String bankOrderNo, String code, long fen) {
        String channel = scene.payloom
                .database()
                .queryForObject(
                        "select channel from bank_transaction where bank_order_no = ?", String.class, bankOrderNo);
        assertThat(bank.report(channel, bankOrderNo, code, fen)).isEqualTo(200);
    }

    private void awaitEnd(String orderNo) {
        await().atMost(PayoutScene.PATIENCE)
                .untilAsserted(
                        () -> assertThat(theCase(orderNo).state().isFinal()).isTrue());
    }

    private void assertNeedsPerson(String orderNo) {
        await().atMost(PayoutScene.PATIENCE)
                .until(() -> scene.payloom.runKey(theCase(orderNo).caseNo()) != null);
        MoneyCase open = theCase(orderNo);
        assertThatThrownBy(() -> scene.payloom
                        .bean(LateMoneySteps.class)
                        .assess(open.caseNo(), scene.payloom.runKey(open.caseNo()), null))
                .isInstanceOf(CaseNeedsPerson.class)
                .hasMessageContaining("more than was ordered");
        assertThat(theCase(orderNo).state()).isEqualTo(CaseState.OPEN);
    }

    private MoneyCase theCase(String orderNo) {
        List<MoneyCase> cases = scene.payloom.bean(MoneyCases.class).of(orderNo);
        assertThat(cases).hasSize(1);
        return cases.getFirst();
    }
}
