package io.payloom.latemoney;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.database.Database;
import io.payloom.orderside.Ended;
import io.payloom.orderside.OrderSideTest;
import io.payloom.payout.PayoutKind;
import io.payloom.refund.RefundKind;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted.Kind;
import io.payloom.transaction.BankTransactions;
import org.junit.jupiter.api.Test;

/** Which contradictions become cases, and how these move: on the real database, without the engine. */
@OrderSideTest
class MoneyCasesModuleTests {

    private final MoneyCases cases;
    private final CaseMapper mapper;
    private final BankTransactions transactions;
    private final Database database;
    private final Ended ended;

    MoneyCasesModuleTests(
            MoneyCases cases, CaseMapper mapper, BankTransactions transactions, Database database, Ended ended) {
        this.cases = cases;
        this.mapper = mapper;
        this.transactions = transactions;
        this.database = database;
        this.ended = ended;
    }

    @Test
    void whatABankSaysTwiceIsOneCaseAndAnotherWordIsAnother() {
        BankTransaction failed = aFailedPayment();

        ended.contradict(failed, Kind.LATE_SUCCESS);
        ended.contradict(failed, Kind.LATE_SUCCESS);
        ended.contradict(failed, Kind.CONTRADICTION);

        assertThat(cases.of(failed.orderNo()))
                .extracting(MoneyCase::kind)
                .containsExactlyInAnyOrder(Kind.LATE_SUCCESS, Kind.CONTRADICTION);
        assertThat(cases.of(failed.orderNo())).allSatisfy(opened -> {
            assertThat(opened.caseNo()).startsWith("L");
            assertThat(ended.starts(opened.caseNo())).isOne();
            assertThat(ended.journal(opened.caseNo())).containsExactly(">OPEN");
        });
    }

    @Test
    void moneyOfOrdersThatSendItOutComesBackToThem() {
        assertThat(MoneyCases.sendsMoneyOut(PayoutKind.PAYOUT.nextNumber())).isTrue();
        assertThat(MoneyCases.sendsMoneyOut(RefundKind.REFUND.nextNumber())).isTrue();
        assertThat(MoneyCases.sendsMoneyOut(CaseKind.MONEY_CASE.nextNumber())).isFalse();

        BankTransaction paid =
                transactions.latest(ended.aPayment("SUCCEEDED", 12_000)).orElseThrow();
        ended.contradict(paid, Kind.RETURNED);

        assertThat(cases.of(paid.orderNo())).extracting(MoneyCase::kind).containsExactly(Kind.RETURNED);
    }

    @Test
    void aCaseThatIsSettledEndsItsRunAndMovesNoMore() {
        MoneyCase opened = aCase();

        MoneyCase settled = move(opened, CaseEvent.SETTLE);

        assertThat(settled.state()).isEqualTo(CaseState.SETTLED);
        assertThat(settled.finalAt()).isNotNull();
        assertThat(ended.starts(opened.caseNo())).isZero();
        assertThat(ended.journal(opened.caseNo())).containsExactly(">OPEN", "OPEN>SETTLED");
        assertThatThrownBy(() -> move(settled, CaseEvent.REFUND)).hasMessageContaining("does not allow REFUND");
        assertThatThrownBy(() -> move(opened, CaseEvent.REFUND)).hasMessageContaining("moved while it was locked");
    }

    @Test
    void eachAttemptToGiveItBackIsCounted() {
        MoneyCase refunding = move(aCase(), CaseEvent.REFUND);
        MoneyCase again = move(move(refunding, CaseEvent.REFUND_FAILED), CaseEvent.REFUND);

        assertThat(refunding.refundAttempts()).isOne();
        assertThat(again.refundAttempts()).isEqualTo(2);
        assertThat(ended.starts(again.caseNo())).isOne();
    }

    @Test
    void aRemarkTakesALineAndLeavesTheState() {
        MoneyCase opened = aCase();

        database.inTransaction(() -> cases.remark(mapper.lock(opened.caseNo()), "li-lei", "asks the bank"));

        assertThat(cases.find(opened.caseNo()).orElseThrow())
                .returns(CaseState.OPEN, MoneyCase::state)
                .returns(2, MoneyCase::version);
        assertThat(ended.journal(opened.caseNo())).containsExactly(">OPEN", "OPEN>OPEN");
    }

    private MoneyCase aCase() {
        BankTransaction failed = aFailedPayment();
        ended.contradict(failed, Kind.CONTRADICTION);
        return cases.of(failed.orderNo()).getFirst();
    }

    private MoneyCase move(MoneyCase read, CaseEvent event) {
        return database.inTransaction(() -> cases.move(read, event, "test", null));
    }

    private BankTransaction aFailedPayment() {
        return transactions.latest(ended.aPayment("FAILED", 12_000)).orElseThrow();
    }
}
