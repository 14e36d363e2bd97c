package io.payloom.latemoney;

import io.payloom.alert.Alerts;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.decision.Question;
import io.payloom.transaction.decision.WordProposals;
import java.util.List;
import org.springframework.stereotype.Component;

/** Calls people about money cases, and no longer than they are needed; joins the caller's transaction. */
@Component
class CaseAlerts {

    static final String NEEDS_PERSON = "MONEY_CASE_OPEN";

    private final CaseMapper mapper;
    private final WordProposals proposals;
    private final Alerts alerts;

    CaseAlerts(CaseMapper mapper, WordProposals proposals, Alerts alerts) {
        this.mapper = mapper;
        this.proposals = proposals;
        this.alerts = alerts;
    }

    /** Nobody but a person can say what should become of an open case. */
    void call(MoneyCase open, Question question) {
        alerts.raise(
                NEEDS_PERSON,
                open.caseNo(),
                open.orderNo(),
                "Money case " + open.caseNo() + ": " + question.facts()
                        + " Put it right with the bank and the merchant, then say so by " + question.call()
                        + ": docs/operations.md, \"Money that does not fit\".");
    }

    /** A case has moved. */
    void follow(MoneyCase before, MoneyCase after, String actor) {
        if (before.state() == CaseState.OPEN) {
            alerts.settle(NEEDS_PERSON, after.caseNo(), actor, "it is " + after.state());
        }
        proposals.end(after.caseNo(), actor, "it is " + after.state());
        if (after.state().isFinal()) {
            settleWhatOpenedIt(after, actor);
        }
    }

    /** The bank's word that opened a case, or was said again after its end, needs nobody any more. */
    void settleWhatOpenedIt(MoneyCase ended, String actor) {
        String kind = alert(ended.kind());
        boolean another = mapper.of(ended.orderNo()).stream()
                .filter(one -> one.transactionNo().equals(ended.transactionNo())
                        && alert(one.kind()).equals(kind))
                .anyMatch(one -> !one.state().isFinal());
        if (!another) {
            alerts.settle(List.of(kind), ended.transactionNo(), actor, ended.caseNo() + " is " + ended.state());
        }
    }

    private static String alert(BankTransactionContradicted.Kind kind) {
        return switch (kind) {
            case LATE_SUCCESS -> "LATE_SUCCESS";
            case CONTRADICTION, RETURNED -> "CONTRADICTING_RESULT";
            case OTHER_AMOUNT, RETURNED_OTHER_AMOUNT, BOOKED_OTHER_AMOUNT -> "AMOUNT_MISMATCH";
        };
    }
}
