package io.payloom.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Journal;
import io.payloom.support.RunningPayloom;
import io.payloom.transaction.OperatorWord.Word;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What persons decide about transactions whose result no bank has said, with the bank asked first. */
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

        Decided decided = decisions.decide(waiting.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON));

        assertThat(decided).isInstanceOf(Decided.Applied.class);
        BankTransaction ended = transactions.byNo(waiting.transactionNo());
        assertThat(ended)
                .returns(TransactionState.FAILED, BankTransaction::state)
                .returns(true, BankTransaction::byPerson)
                .returns(false, BankTransaction::reroutable);
        assertThat(ended.watchAt()).isAfter(payloom.clock().instant());
        assertThat(journal(waiting)).last().satisfies(line -> {
            assertThat(line.actor()).isEqualTo("Li Lei");
            assertThat(line.detail()).contains(REASON);
        });
    }

    @Test
    void theBanksAnswerWinsOverThePersonAndSaysSo() {
        BankTransaction paid = submitted(PAID_WITHOUT_SAYING_SO);

        Decided decided = decisions.decide(paid.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON));

        assertThat(decided).isInstanceOf(Decided.Overruled.class);
        assertThat(transactions.byNo(paid.transactionNo()))
                .returns(TransactionState.SUCCEEDED, BankTransaction::state)
                .returns(false, BankTransaction::byPerson);
        assertThat(alerts(paid)).contains("DECISION_OVERRULED");
        assertThat(journal(paid)).anySatisfy(line -> assertThat(line.detail()).contains("not taken", REASON));
    }

    @Test
    void whatTheBankDoesNotFindCannotHaveSucceeded() {
        BankTransaction lost = submitted(90_005);

        Decided decided = decisions.decide(lost.orderNo(), null, new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON));

        assertThat(decided).isInstanceOf(Decided.Overruled.class);
        assertThat(transactions.byNo(lost.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
    }

    @Test
    void againstASilentBankItTakesASecondPerson() {
        BankTransaction silent = submitted(90_022);
        OperatorWord word = new OperatorWord(Word.SUCCEEDED, "Li Lei", REASON);

        Decided proposed = whileSilent(() -> decisions.decide(silent.orderNo(), null, word));
        assertThat(proposed).isInstanceOf(Decided.NeedsSecond.class);
        assertThat(transactions.byNo(silent.transactionNo()).state()).isEqualTo(TransactionState.PROCESSING);
        assertThat(alerts(silent)).contains("DECISION_NEEDS_SECOND");

        assertThat(whileSilent(() -> decisions.confirm(silent.orderNo(), null, "li lei", "sure")))
                .isInstanceOf(Decided.SamePerson.class);
        assertThat(whileSilent(() -> decisions.confirm(silent.orderNo(), null, "Han Meimei", "called the bank too")))
                .isInstanceOf(Decided.Applied.class);

        assertThat(transactions.byNo(silent.transactionNo()))
                .returns(TransactionState.SUCCEEDED, BankTransaction::state)
                .returns(true, BankTransaction::byPerson)
                .satisfies(ended -> assertThat(ended.watchAt()).isNotNull());
        assertThat(journal(silent)).last().satisfies(line -> assertThat(line.actor() + line.detail())
                .contains("Li Lei", "Han Meimei", REASON, "called the bank too"));
        assertThat(decisions.confirm(silent.orderNo(), null, "Han Meimei", "again"))
                .isInstanceOf(Decided.NothingToDecide.class);
    }

    @Test
    void theBankThatSpeaksMeanwhileWinsOverBothPersons() {
        BankTransaction late = submitted(PAID_WITHOUT_SAYING_SO);
        whileSilent(() -> decisions.decide(late.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON)));

        Decided confirmed = decisions.confirm(late.orderNo(), null, "Han Meimei", "agreed");

        assertThat(confirmed).isInstanceOf(Decided.Overruled.class);
        assertThat(transactions.byNo(late.transactionNo()).state()).isEqualTo(TransactionState.SUCCEEDED);
    }

    @Test
    void keepWaitingAsksAgainInADay() {
        BankTransaction waiting = submitted(90_022);

        Standing standing = steps.decide(
                waiting.transactionNo(),
                PreparedTransactions.RUN,
                new OperatorWord(Word.KEEP_WAITING, "Li Lei", REASON));

        assertThat(standing.outcome()).isEqualTo(Standing.Outcome.WAITING);
        assertThat(Duration.between(payloom.clock().instant(), standing.nextQueryAt()))
                .isCloseTo(Duration.ofDays(1), Duration.ofMinutes(1));
    }

    @Test
    void aBankThatAgreesLaterConfirmsWhatAPersonHadDecided() {
        BankTransaction declined = submitted(90_004);
        whileSilent(() -> decisions.decide(declined.orderNo(), null, new OperatorWord(Word.FAILED, "Li Lei", REASON)));
        whileSilent(() -> decisions.confirm(declined.orderNo(), null, "Han Meimei", "agreed"));
        assertThat(transactions.byNo(declined.transactionNo()).byPerson()).isTrue();

        payloom.database()
                .update(
                        "update bank_transaction set watch_at = ? where transaction_no = ?",
                        java.sql.Timestamp.from(payloom.clock().instant()),
                        declined.transactionNo());
        payloom.bean(Watch.class).look();

        assertThat(transactions.byNo(declined.transactionNo()))
                .returns(TransactionState.FAILED, BankTransaction::state)
                .returns(false, BankTransaction::byPerson)
                .returns(null, BankTransaction::watchAt);
    }

    @Test
    void saysHowToWriteADecisionThatCannotBeRead() {
        assertThatThrownBy(() -> OperatorWord.read("succeded", "Li Lei", REASON))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("\"succeeded\", \"failed\" or \"keep-waiting\"");
        assertThatThrownBy(() -> OperatorWord.read("failed", " ", REASON)).hasMessageContaining("operatorName");
        assertThatThrownBy(() -> OperatorWord.read("failed", "Li Lei", "")).hasMessageContaining("operatorReason");
        assertThat(OperatorWord.read(" Keep waiting", "Li Lei", REASON).word()).isEqualTo(Word.KEEP_WAITING);
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
        assertThat(decisions.decide(orderNo, first.transactionNo(), word)).isInstanceOf(Decided.Applied.class);

        assertThat(state(first)).isEqualTo(TransactionState.FAILED);
        assertThat(state(second)).isEqualTo(TransactionState.PROCESSING);
        assertThat(decisions.decide(orderNo, first.transactionNo(), word)).isInstanceOf(Decided.NothingToDecide.class);
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
                .isInstanceOf(Decided.NothingToDecide.class);
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

    private Decided whileSilent(Supplier<Decided> deciding) {
        Decided[] decided = new Decided[1];
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
