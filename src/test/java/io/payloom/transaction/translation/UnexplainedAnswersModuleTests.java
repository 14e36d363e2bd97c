package io.payloom.transaction.translation;

import static io.payloom.transaction.TransactionState.FAILED;
import static io.payloom.transaction.TransactionState.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.support.CallingBank;
import io.payloom.support.ExplainedCode;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PreparedTransactions;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.TransactionSteps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What banks say, in codes that nobody knows, of transactions that have ended: kept until somebody explains it. */
@OnRunningPayloom
class UnexplainedAnswersModuleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHANNEL = PreparedTransactions.CHANNEL;

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);
    private final CallingBank bank = new CallingBank(payloom.baseUrl(), payloom.clock());

    @Test
    void eachIsKeptOnceHoweverOftenItIsSaidAndAPersonIsTold() {
        BankTransaction paid = ended(95_000, SUCCEEDED);

        report(paid, "7Z80", 95_000);
        payloom.moveClock(Duration.ofSeconds(1));
        report(paid, "7Z80", 95_000);
        report(paid, "7Z80", 94_000);
        report(paid, "7Z81", 95_000);

        assertThat(kept(paid)).containsExactly("7Z80 95000", "7Z80 94000", "7Z81 95000");
        assertThat(payloom.bean(Alerts.class).ofKind("UNTRANSLATED_CODE"))
                .anySatisfy(alert -> assertThat(alert.text()).contains("7Z80"));
        assertThat(remarks(paid)).filteredOn(words -> words.contains("7Z80")).hasSize(2);
        assertThat(kinds(paid)).isEmpty();
    }

    @Test
    void anyOfSeveralCodesCountsOnceItIsExplained() {
        BankTransaction paid = ended(95_100, SUCCEEDED);
        report(paid, "7Z82", 95_100);
        report(paid, "7Z83", 95_100);

        try (ExplainedCode refused = ExplainedCode.as(payloom, "pay", "7Z82", "FAILED", "CARD_REFUSED")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(kinds(paid))
                    .containsExactly(BankTransactionContradicted.Kind.CONTRADICTION));
            assertThat(kept(paid)).containsExactly("7Z83 95100");
        }
        assertThat(transactions.byNo(paid.transactionNo()).state()).isEqualTo(SUCCEEDED);
    }

    @Test
    void aSuccessThatIsExplainedAfterAFailureIsALateSuccessAndWhatWasSaidAfterItIsSaidOfThat() {
        BankTransaction refused = ended(95_001, FAILED);
        report(refused, "7Z84", 95_001);
        report(refused, "7Z85", 95_001);

        try (ExplainedCode paid = ExplainedCode.as(payloom, "pay", "7Z84", "SUCCEEDED", "SUCCEEDED")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            transactions.byNo(refused.transactionNo()).state())
                    .isEqualTo(SUCCEEDED));
            try (ExplainedCode denied = ExplainedCode.as(payloom, "pay", "7Z85", "FAILED", "CARD_REFUSED")) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(kinds(refused))
                        .contains(BankTransactionContradicted.Kind.CONTRADICTION));
            }
        }
    }

    @Test
    void whatWasSaidBeforeTheBankCorrectedItselfIsNotTakenUpAfterIt() {
        BankTransaction refused = ended(95_101, FAILED);
        report(refused, "7Z86", 95_101);
        report(refused, "0000", 95_101);
        assertThat(transactions.byNo(refused.transactionNo()).state()).isEqualTo(SUCCEEDED);

        try (ExplainedCode denied = ExplainedCode.as(payloom, "pay", "7Z86", "FAILED", "CARD_REFUSED")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(kept(refused)).isEmpty());
        }
        assertThat(kinds(refused)).containsExactly(BankTransactionContradicted.Kind.LATE_SUCCESS);
    }

    private BankTransaction ended(long fen, TransactionState state) {
        BankTransaction created = prepared.over(fen);
        steps.submit(created.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);
        BankTransaction ended = transactions.byNo(created.transactionNo());
        assertThat(ended.state()).isEqualTo(state);
        return ended;
    }

    private void report(BankTransaction transaction, String code, long fen) {
        assertThat(bank.report(CHANNEL, transaction.bankOrderNo(), code, fen)).isEqualTo(200);
    }

    private List<String> kept(BankTransaction transaction) {
        return payloom.database()
                .queryForList(
                        "select concat(code, ' ', amount_value) from unexplained_answer where transaction_no = ?"
                                + " order by id",
                        String.class,
                        transaction.transactionNo());
    }

    private List<String> remarks(BankTransaction transaction) {
        return payloom.bean(io.payloom.lifecycle.Journal.class).of(transaction.transactionNo()).stream()
                .filter(line -> line.event().equals("REMARK"))
                .map(line -> String.valueOf(line.detail()))
                .toList();
    }

    private List<BankTransactionContradicted.Kind> kinds(BankTransaction transaction) {
        return payloom.bean(MoneyCases.class).of(transaction.orderNo()).stream()
                .map(MoneyCase::kind)
                .toList();
    }
}
