package io.payloom.latemoney;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.payment.PaymentCorrections;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.LateBookings;
import io.payloom.transaction.decision.Returns;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done about a case, by itself or because a person says so; all joins the caller's transaction. */
@Component
class CaseActions {

    private final MoneyCases cases;
    private final PaymentCorrections payments;
    private final Refunding refunding;
    private final Returns returns;
    private final LateBookings bookings;

    CaseActions(
            MoneyCases cases,
            PaymentCorrections payments,
            Refunding refunding,
            Returns returns,
            LateBookings bookings) {
        this.cases = cases;
        this.payments = payments;
        this.refunding = refunding;
        this.returns = returns;
        this.bookings = bookings;
    }

    CaseStep settled(MoneyCase open, String actor, String detail) {
        cases.move(open, CaseEvent.SETTLE, actor, detail);
        return new CaseStep.Done();
    }

    /** @throws DecisionUnclear when it cannot be said of this case */
    void requireSensible(MoneyCase open, BankTransaction late, CaseWord.Word word) {
        switch (word) {
            case SETTLED -> {}
            case REFUND -> requireRefundable(open, late);
            case RETURNED -> requireReturnable(open, late);
            case SUCCEEDED -> requireBookable(open);
        }
    }

    private void requireRefundable(MoneyCase open, BankTransaction late) {
        if (open.kind() != BankTransactionContradicted.Kind.LATE_SUCCESS || late.operation() != Operation.PAY) {
            throw new DecisionUnclear("The decision cannot be \"refund\" here: only late payments go back");
        }
        String objection = refunding.objection(late);
        if (objection != null) {
            throw new CaseNeedsPerson(open, "It cannot go back through " + late.channel() + ": " + objection + ".");
        }
        if (late.state() != TransactionState.SUCCEEDED || refunding.isUnderWay(late)) {
            throw new CaseNeedsPerson(open, "There is no money here to give back, or it goes back already.");
        }
    }

    private static void requireReturnable(MoneyCase open, BankTransaction sent) {
        if (!MoneyCases.sendsMoneyOut(open.orderNo())) {
            throw new DecisionUnclear(
                    "The decision cannot be \"returned\" here: only money of payouts and refunds comes back");
        }
        if (sent.state() != TransactionState.SUCCEEDED) {
            throw new DecisionUnclear("The decision cannot be \"returned\" here: " + sent.transactionNo() + " is "
                    + sent.state() + ", so none of its money is out");
        }
    }

    static void requireBookable(MoneyCase open) {
        if (open.kind() != BankTransactionContradicted.Kind.OTHER_AMOUNT) {
            throw new DecisionUnclear("The decision cannot be \"succeeded\" here: its bank has not reported success"
                    + " over another amount");
        }
    }

    /**
     * A transaction's money goes back once.
     *
     * @return empty when no number was drawn for the refund yet
     */
    Optional<CaseStep> refund(
            MoneyCase open, BankTransaction late, String actor, String reason, @Nullable String bankOrderNo) {
        requireRefundable(open, late);
        if (bankOrderNo == null) {
            return Optional.empty();
        }
        MoneyCase begun = cases.move(open, CaseEvent.REFUND, actor, reason);
        return Optional.of(CaseStep.Refund.by(refunding.prepare(begun, late, bankOrderNo)));
    }

    /** The order counts it as if the bank had said so, each transaction once. */
    CaseStep returned(MoneyCase open, BankTransaction sent, String actor, String reason) {
        requireReturnable(open, sent);
        returns.book(sent.transactionNo(), actor, reason);
        cases.move(open, CaseEvent.CORRECT, actor, reason);
        return new CaseStep.Done();
    }

    /** The transaction has succeeded over what its bank reports; what that makes of its order is another case. */
    CaseStep booked(MoneyCase open, BankTransaction ended, Money reported, String persons, String reason) {
        requireBookable(open);
        bookings.book(ended.transactionNo(), reported, persons, reason);
        cases.move(open, CaseEvent.CORRECT, persons, reason);
        return new CaseStep.Done();
    }

    /** The bank has given the money back. */
    void refunded(MoneyCase refunded, BankTransaction refund) {
        if (payments.lock(refunded.orderNo()).isPresent()) {
            payments.surplusRefunded(refunded.orderNo(), refund, CaseAssessment.ACTOR);
        }
        cases.move(refunded, CaseEvent.REFUND_SUCCEEDED, CaseAssessment.ACTOR, refund.transactionNo());
    }
}
