package io.payloom.latemoney;

import io.payloom.catalogue.Operation;
import io.payloom.payment.PaymentCorrections;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.DecisionUnclear;
import io.payloom.transaction.Returns;
import io.payloom.transaction.TransactionState;
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

    CaseActions(MoneyCases cases, PaymentCorrections payments, Refunding refunding, Returns returns) {
        this.cases = cases;
        this.payments = payments;
        this.refunding = refunding;
        this.returns = returns;
    }

    CaseStep settled(MoneyCase open, String actor, String detail) {
        cases.move(open, CaseEvent.SETTLE, actor, detail);
        return new CaseStep.Done();
    }

    /**
     * A transaction's money goes back once.
     *
     * @return empty when no number was drawn for the refund yet
     */
    Optional<CaseStep> refund(
            MoneyCase open, BankTransaction late, String actor, String reason, @Nullable String bankOrderNo) {
        if (open.kind() != BankTransactionContradicted.Kind.LATE_SUCCESS || late.operation() != Operation.PAY) {
            throw new DecisionUnclear("Here operatorDecision cannot be \"refund\": only late payments go back");
        }
        String objection = refunding.objection(late);
        if (objection != null) {
            throw new CaseNeedsPerson(open, "It cannot go back through " + late.channel() + ": " + objection + ".");
        }
        if (late.state() != TransactionState.SUCCEEDED || refunding.isUnderWay(late)) {
            throw new CaseNeedsPerson(open, "There is no money here to give back, or it goes back already.");
        }
        if (bankOrderNo == null) {
            return Optional.empty();
        }
        MoneyCase begun = cases.move(open, CaseEvent.REFUND, actor, reason);
        return Optional.of(CaseStep.Refund.by(refunding.prepare(begun, late, bankOrderNo)));
    }

    /** The order counts it as if the bank had said so, each transaction once. */
    CaseStep returned(MoneyCase open, BankTransaction sent, CaseWord word) {
        if (!MoneyCases.sendsMoneyOut(open.orderNo())) {
            throw new DecisionUnclear(
                    "Here operatorDecision cannot be \"returned\": only money of payouts and refunds comes back");
        }
        if (sent.state() != TransactionState.SUCCEEDED) {
            throw new DecisionUnclear("Here operatorDecision cannot be \"returned\": " + sent.transactionNo() + " is "
                    + sent.state() + ", so none of its money is out");
        }
        returns.book(sent.transactionNo(), word.operator(), word.reason());
        cases.move(open, CaseEvent.CORRECT, word.operator(), word.reason());
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
