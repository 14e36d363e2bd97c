package io.payloom.transaction.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.kernel.Money;
import io.payloom.latemoney.MoneyCase;
import io.payloom.latemoney.MoneyCases;
import io.payloom.lifecycle.Journal;
import io.payloom.process.worker.QueryBankWorker;
import io.payloom.support.CallingBank;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.PreparedTransactions;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.TransactionStep;
import io.payloom.transaction.TransactionSteps;
import io.payloom.transaction.asking.FollowUpQueries;
import io.payloom.transaction.asking.StuckOrder;
import io.payloom.transaction.asking.TransactionUnclear;
import io.payloom.transaction.decision.OperatorWord.Word;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What persons decide about transactions whose result no bank has said, with the bank asked first. */
@OnRunningPayloom
class OperatorDecisionsModuleTests {

    /** The bank has booked it, and answers with HTTP 500. */
    private static final long PAID_WITHOUT_SAYING_SO = 90_008;

    private static final String REASON = "seen in the bank's portal, ticket 4711";

    private final RunningPayloom payloom = RunningPayloom.get();
    private final PreparedTransactions prepared = new PreparedTransactions(payloom);
    private final TransactionSteps steps = payloom.bean(TransactionSteps.class);
    private final OperatorDecisions decisions = payloom.bean(OperatorDecisions.class);
    private final BankTransactions transactions = payloom.bean(BankTransactions.class);

    @Test
    void onePersonsWordEndsItWhileTheBankAnswersWithoutAResult() {
        BankTransaction waiting = submitted(90_022);

        DecisionResult decided =
                decisions.decide(waiting.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON));

        assertThat(decided).isInstanceOf(DecisionResult.Applied.class);
        BankTransaction ended = transactions.byNo(waiting.transactionNo());
        assertThat(ended)
                .returns(TransactionState.FAILED, BankTransaction::state)
                .returns(true, it -> it.progress().byPerson())
                .returns(false, it -> it.answer().reroutable());
        assertThat(ended.progress().watchAt()).isAfter(payloom.clock().instant());
        assertThat(journal(waiting)).last().satisfies(line -> {
            assertThat(line.actor()).isEqualTo("Li Lei");
            assertThat(line.detail()).contains(REASON);
        });
    }

    @Test
    void theBanksAnswerWinsOverThePersonAndSaysSo() {
        BankTransaction paid = submitted(PAID_WITHOUT_SAYING_SO);

        DecisionResult decided =
                decisions.decide(paid.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON));

        assertThat(decided).isInstanceOf(DecisionResult.Overruled.class);
        assertThat(transactions.byNo(paid.transactionNo()))
                .returns(TransactionState.SUCCEEDED, BankTransaction::state)
                .returns(false, it -> it.progress().byPerson());
        assertThat(alerts(paid)).contains("DECISION_OVERRULED");
        assertThat(journal(paid)).anySatisfy(line -> assertThat(line.detail()).contains("not taken", REASON));
    }

    @Test
    void whatTheBankDoesNotFindCannotHaveSucceeded() {
        BankTransaction lost = submitted(90_005);

        DecisionResult decided =
                decisions.decide(lost.orderNo(), null, new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON));

        assertThat(decided).isInstanceOf(DecisionResult.Overruled.class);
        assertThat(transactions.byNo(lost.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
    }

    @Test
    void againstASilentBankItTakesASecondPerson() {
        BankTransaction silent = submitted(90_022);
        OperatorWord word = new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON);

        DecisionResult proposed = whileSilent(() -> decisions.decide(silent.orderNo(), null, word));
        assertThat(proposed).isInstanceOf(DecisionResult.NeedsSecond.class);
        assertThat(transactions.byNo(silent.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
        assertThat(alerts(silent)).contains("DECISION_NEEDS_SECOND");

        assertThat(whileSilent(() -> decisions.confirm(silent.orderNo(), null, "li lei", "sure")))
                .isInstanceOf(DecisionResult.SamePerson.class);
        assertThat(whileSilent(() -> decisions.confirm(silent.orderNo(), null, "Han Meimei", "called the bank too")))
                .isInstanceOf(DecisionResult.Applied.class);

        assertThat(transactions.byNo(silent.transactionNo()))
                .returns(TransactionState.SUCCEEDED, BankTransaction::state)
                .returns(true, it -> it.progress().byPerson())
                .satisfies(ended -> assertThat(ended.progress().watchAt()).isNotNull());
        assertThat(journal(silent)).last().satisfies(line -> assertThat(line.actor() + line.detail())
                .contains("Li Lei", "Han Meimei", REASON, "called the bank too"));
        assertThat(decisions.confirm(silent.orderNo(), null, "Han Meimei", "again"))
                .isInstanceOf(DecisionResult.NothingToDecide.class);
    }

    @Test
    void theBankThatSpeaksMeanwhileWinsOverBothPersons() {
        BankTransaction late = submitted(PAID_WITHOUT_SAYING_SO);
        whileSilent(() -> decisions.decide(late.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON)));

        DecisionResult confirmed = decisions.confirm(late.orderNo(), null, "Han Meimei", "agreed");

        assertThat(confirmed).isInstanceOf(DecisionResult.Overruled.class);
        assertThat(transactions.byNo(late.transactionNo()).state()).isEqualTo(TransactionState.SUCCEEDED);
    }

    @Test
    void keepWaitingAsksAgainInADay() {
        BankTransaction waiting = submitted(90_022);

        TransactionStep step = steps.decide(
                waiting.transactionNo(),
                PreparedTransactions.RUN,
                new OperatorWord(Word.KEEP_WAITING, "Li Lei", REASON));

        assertThat(step.outcome()).isEqualTo(TransactionStep.Outcome.WAITING);
        assertThat(Duration.between(payloom.clock().instant(), step.nextQueryAt()))
                .isCloseTo(Duration.ofDays(1), Duration.ofMinutes(1));
    }

    @Test
    void aBankThatAgreesLaterConfirmsWhatAPersonHadDecided() {
        BankTransaction declined = submitted(90_004);
        whileSilent(() -> decisions.decide(declined.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON)));
        whileSilent(() -> decisions.confirm(declined.orderNo(), null, "Han Meimei", "agreed"));
        assertThat(transactions.byNo(declined.transactionNo()).progress().byPerson())
                .isTrue();

        lookAt(declined);

        assertThat(transactions.byNo(declined.transactionNo()))
                .returns(TransactionState.FAILED, BankTransaction::state)
                .returns(false, it -> it.progress().byPerson())
                .returns(null, it -> it.progress().watchAt());
    }

    @Test
    void saysHowToWriteADecisionThatCannotBeRead() {
        assertThatThrownBy(() -> OperatorWord.read("succeded", "Li Lei", REASON))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("\"succeeded\", \"failed\" or \"keep-waiting\"");
        assertThatThrownBy(() -> OperatorWord.read("failed", " ", REASON)).hasMessageContaining("name of who decides");
        assertThatThrownBy(() -> OperatorWord.read("failed", "Li Lei", "")).hasMessageContaining("reason must have");
        assertThat(OperatorWord.read(" Keep waiting", "Li Lei", REASON).word()).isEqualTo(Word.KEEP_WAITING);
    }

    /** Issue 13, item 26. */
    @Test
    void aMisspeltDecisionKeepsTheFacts() {
        BankTransaction stuck = submitted(90_022);
        QueryBankWorker worker = payloom.bean(QueryBankWorker.class);

        assertThatThrownBy(() ->
                        worker.query(stuck.transactionNo(), PreparedTransactions.RUN, "", "succeded", "Li Lei", REASON))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageStartingWith("A decision cannot be used. Payment " + stuck.orderNo() + ": channel ")
                .hasMessageContaining(stuck.bankOrderNo())
                .hasMessageEndingWith("The decision must be \"succeeded\", \"failed\" or \"keep-waiting\"");
    }

    /** Issue 13, item 13. */
    @Test
    void aProposalThatIsReplacedOrNotTakenNeedsNoSecondPerson() {
        BankTransaction stuck = submitted(90_022);
        whileSilent(() -> decisions.decide(stuck.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON)));
        assertThat(needsSecond(stuck)).isTrue();

        decisions.decide(stuck.orderNo(), null, new OperatorWord(Word.KEEP_WAITING, "Li Lei", REASON));

        assertThat(needsSecond(stuck)).isFalse();
    }

    private boolean needsSecond(BankTransaction stuck) {
        return payloom.bean(Alerts.class).open("DECISION_NEEDS_SECOND").stream()
                .anyMatch(alert -> alert.dedupKey().equals(stuck.transactionNo()));
    }

    @Test
    void ofSeveralWithoutAResultOnlyTheOneThatIsNamedIsDecided() {
        BankTransaction first = submitted(90_022);
        BankTransaction second = submitted(first.orderNo(), 2, 80_022);
        String orderNo = first.orderNo();
        OperatorWord word = new OperatorWord(Word.FAILED, "Li Lei", REASON);

        assertThatThrownBy(() -> decisions.decide(orderNo, null, word))
                .isInstanceOf(TransactionUnclear.class)
                .hasMessageContainingAll(first.transactionNo(), second.transactionNo());
        assertThat(decisions.decide(orderNo, first.transactionNo(), word)).isInstanceOf(DecisionResult.Applied.class);

        assertThat(state(first)).isEqualTo(TransactionState.FAILED);
        assertThat(state(second)).isEqualTo(TransactionState.PROCESSING);
        assertThat(decisions.decide(orderNo, first.transactionNo(), word))
                .isInstanceOf(DecisionResult.NothingToDecide.class);
        decisions.decide(orderNo, null, word);
        assertThat(state(second)).isEqualTo(TransactionState.FAILED);
    }

    @Test
    void theSecondPersonConfirmsWhatWasProposedAboutTheOneThatIsNamed() {
        BankTransaction first = submitted(90_022);
        BankTransaction second = submitted(first.orderNo(), 2, 80_022);
        String orderNo = first.orderNo();
        whileSilent(() -> {
            decisions.decide(orderNo, first.transactionNo(), new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON));
            return decisions.decide(orderNo, second.transactionNo(), new OperatorWord(Word.FAILED, "Li Lei", REASON));
        });

        assertThatThrownBy(() -> decisions.confirm(orderNo, null, "Han Meimei", "sure"))
                .isInstanceOf(TransactionUnclear.class)
                .hasMessageContainingAll(first.transactionNo(), second.transactionNo());
        whileSilent(() -> decisions.confirm(orderNo, first.transactionNo(), "Han Meimei", "called the bank too"));

        assertThat(state(first)).isEqualTo(TransactionState.SUCCEEDED);
        assertThat(state(second)).isEqualTo(TransactionState.PROCESSING);
        assertThat(decisions.confirm(orderNo, first.transactionNo(), "Han Meimei", "again"))
                .isInstanceOf(DecisionResult.NothingToDecide.class);
        whileSilent(() -> decisions.confirm(orderNo, null, "Han Meimei", "this one too"));
        assertThat(state(second)).isEqualTo(TransactionState.FAILED);
    }

    @Test
    void aTransactionOfAnotherOrderIsNotTakenForOneOfThis() {
        BankTransaction meant = submitted(90_022);
        BankTransaction other = submitted(90_022);
        OperatorWord word = new OperatorWord(Word.FAILED, "Li Lei", REASON);

        assertThatThrownBy(() -> decisions.decide(meant.orderNo(), other.transactionNo(), word))
                .isInstanceOf(TransactionUnclear.class)
                .hasMessageContaining(meant.transactionNo());
        assertThatThrownBy(() -> decisions.confirm(meant.orderNo(), other.transactionNo(), "Han Meimei", REASON))
                .isInstanceOf(TransactionUnclear.class);

        assertThat(state(meant)).isEqualTo(TransactionState.PROCESSING);
        assertThat(state(other)).isEqualTo(TransactionState.PROCESSING);
    }

    /** Issue 13, item 3: the bank books a minor unit too much and says so. */
    @Test
    void overAnotherAmountSucceededTakesTwoAndBooksWhatTheBankReports() {
        BankTransaction other = overAnotherAmount(90_015);
        OperatorWord failed = new OperatorWord(Word.FAILED, "Li Lei", REASON);
        OperatorWord succeeded = new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON);

        assertThat(transactions.byNo(other.transactionNo()).answer().lastAnswer())
                .startsWith("code 0000 over 900.16 CNY");
        assertThat(StuckOrder.words(transactions.byNo(other.transactionNo())))
                .contains("reports success over 900.16 CNY, but 900.15 CNY were ordered")
                .doesNotContain("has not said");
        assertThat(decisions.decide(other.orderNo(), null, failed))
                .isInstanceOfSatisfying(DecisionResult.Overruled.class, overruled -> assertThat(overruled.bankSays())
                        .isEqualTo("The bank reports 900.16 CNY."));
        assertThat(whileSilent(() -> decisions.decide(other.orderNo(), null, failed)))
                .as("what a bank has reported stands while it is silent")
                .isInstanceOf(DecisionResult.Overruled.class);
        assertThat(decisions.decide(other.orderNo(), null, succeeded))
                .isInstanceOfSatisfying(DecisionResult.NeedsSecond.class, second -> assertThat(second.why())
                        .contains("900.16 CNY", "900.15 CNY"));
        assertThat(state(other)).isEqualTo(TransactionState.PROCESSING);
        assertThat(decisions.confirm(other.orderNo(), null, "Li Lei", "sure"))
                .isInstanceOf(DecisionResult.SamePerson.class);

        assertThat(decisions.confirm(other.orderNo(), null, "Han Meimei", "compared with the statement"))
                .isInstanceOf(DecisionResult.Applied.class);

        BankTransaction booked = transactions.byNo(other.transactionNo());
        assertThat(booked)
                .returns(TransactionState.SUCCEEDED, BankTransaction::state)
                .returns(Money.cny(90_015), BankTransaction::amount)
                .returns(Money.cny(90_016), BankTransaction::paid);
        assertThat(heardOf(other)).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(BankTransactionContradicted.Kind.BOOKED_OTHER_AMOUNT);
            assertThat(difference.words())
                    .contains("900.16 CNY", "900.15 CNY", "0.01 CNY too much", "Li Lei and Han Meimei");
        });
        assertThat(alerts(other)).contains("AMOUNT_MISMATCH");
        lookAt(other);
        assertThat(heardOf(other)).as("the bank agrees with what was booked").hasSize(1);
        assertThat(transactions.byNo(other.transactionNo()).progress().byPerson())
                .isFalse();
    }

    /** Issue 13, item 3. */
    @Test
    void whatTwoPeopleBookIsWhatBothHaveSeen() {
        BankTransaction other = overAnotherAmount(90_015);
        decisions.decide(other.orderNo(), null, new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON));
        new CallingBank(payloom.baseUrl(), payloom.clock())
                .report(PreparedTransactions.CHANNEL, other.bankOrderNo(), "0000", 90_017);

        DecisionResult confirmed = whileSilent(() -> decisions.confirm(other.orderNo(), null, "Han Meimei", "agreed"));

        assertThat(confirmed)
                .isInstanceOfSatisfying(DecisionResult.Overruled.class, overruled -> assertThat(overruled.bankSays())
                        .contains("900.17 CNY", "900.16 CNY"));
        assertThat(state(other)).isEqualTo(TransactionState.PROCESSING);
    }

    /** Issue 13, item 3. */
    @Test
    void anotherCurrencyIsNotBooked() {
        BankTransaction other = submitted(90_022);
        String said = "{\"orderNo\":\"%s\",\"code\":\"0000\",\"amount\":90022,\"currency\":\"USD\",\"time\":\"%s\"}"
                .formatted(other.bankOrderNo(), payloom.clock().instant());
        new CallingBank(payloom.baseUrl(), payloom.clock()).say(PreparedTransactions.CHANNEL, said);

        DecisionResult decided = whileSilent(
                () -> decisions.decide(other.orderNo(), null, new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON)));

        assertThat(decided)
                .isInstanceOfSatisfying(DecisionResult.Overruled.class, overruled -> assertThat(overruled.bankSays())
                        .contains("900.22 USD"));
    }

    /** Issue 13, item 3: a bank that says "processing" knows no result. */
    @Test
    void aboveTheConfiguredAmountSucceededTakesTwo() {
        BankTransaction large = submitted(5_000_122);
        BankTransaction small = submitted(4_999_922);
        OperatorWord succeeded = new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON);

        assertThat(decisions.decide(small.orderNo(), null, succeeded)).isInstanceOf(DecisionResult.Applied.class);
        assertThat(decisions.decide(large.orderNo(), null, succeeded))
                .isInstanceOfSatisfying(DecisionResult.NeedsSecond.class, second -> assertThat(second.why())
                        .contains("50001.22 CNY", "one person"));
        assertThat(state(large)).isEqualTo(TransactionState.PROCESSING);
        assertThat(decisions.confirm(large.orderNo(), null, "Han Meimei", "agreed"))
                .isInstanceOf(DecisionResult.Applied.class);
        assertThat(transactions.byNo(large.transactionNo()).paid()).isEqualTo(Money.cny(5_000_122));
    }

    /** Issue 13, item 3: what is cut into parts is still one order. */
    @Test
    void nobodyBooksPartByPartWhatIsTooMuchForOnePerson() {
        BankTransaction first = submitted(3_000_022);
        BankTransaction second = submitted(first.orderNo(), 2, 3_000_122);
        OperatorWord succeeded = new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON);

        assertThat(decisions.decide(first.orderNo(), first.transactionNo(), succeeded))
                .isInstanceOfSatisfying(DecisionResult.NeedsSecond.class, needs -> assertThat(needs.why())
                        .contains("60001.44 CNY", "one person"));
        decisions.confirm(first.orderNo(), first.transactionNo(), "Han Meimei", "agreed");
        assertThat(state(first)).isEqualTo(TransactionState.SUCCEEDED);

        assertThat(decisions.decide(first.orderNo(), second.transactionNo(), succeeded))
                .isInstanceOf(DecisionResult.NeedsSecond.class);
        assertThat(state(second)).isEqualTo(TransactionState.PROCESSING);
    }

    private BankTransaction overAnotherAmount(long fen) {
        BankTransaction other = submitted(fen);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    payloom.moveClock(Duration.ofSeconds(2));
                    return transactions.byNo(other.transactionNo()).reported() != null;
                });
        return other;
    }

    private List<MoneyCase> heardOf(BankTransaction transaction) {
        return payloom.bean(MoneyCases.class).of(transaction.orderNo());
    }

    /** The bank is asked about it at T+1. */
    private void lookAt(BankTransaction transaction) {
        payloom.database()
                .update(
                        "update bank_transaction set watch_at = ? where transaction_no = ?",
                        java.sql.Timestamp.from(payloom.clock().instant()),
                        transaction.transactionNo());
        payloom.bean(FollowUpQueries.class).look();
    }

    private BankTransaction submitted(long fen) {
        return submitted(prepared.over(fen));
    }

    private BankTransaction submitted(String orderNo, int attempt, long fen) {
        return submitted(prepared.of(orderNo, attempt, fen));
    }

    private BankTransaction submitted(BankTransaction created) {
        steps.submit(created.transactionNo(), PreparedTransactions.RUN, PreparedTransactions.RUN);
        return created;
    }

    private TransactionState state(BankTransaction transaction) {
        return transactions.byNo(transaction.transactionNo()).state();
    }

    private DecisionResult whileSilent(Supplier<DecisionResult> deciding) {
        DecisionResult[] decided = new DecisionResult[1];
        payloom.banks().whileDown(() -> decided[0] = deciding.get());
        return decided[0];
    }

    private List<Journal.Line> journal(BankTransaction transaction) {
        return payloom.bean(Journal.class).of(transaction.transactionNo());
    }

    private List<String> alerts(BankTransaction transaction) {
        return payloom.bean(Alerts.class).about(transaction.orderNo()).stream()
                .map(Alerts.Alert::kind)
                .toList();
    }
}
