package io.payloom.latemoney;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaymentCorrections;
import io.payloom.payment.PaymentState;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.DecisionUnclear;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The process's side of money cases. Each step can run twice and then returns what it did the first time. */
@Component
public class LateMoneySteps {

    private final MoneyCases cases;
    private final CaseMapper mapper;
    private final CaseAssessment assessment;
    private final CaseActions actions;
    private final CaseAlerts alerts;
    private final BankTransactions transactions;
    private final PaymentCorrections payments;
    private final Refunding refunding;
    private final Runs runs;
    private final Database database;

    LateMoneySteps(
            MoneyCases cases,
            CaseMapper mapper,
            CaseAssessment assessment,
            CaseActions actions,
            CaseAlerts alerts,
            BankTransactions transactions,
            PaymentCorrections payments,
            Refunding refunding,
            Runs runs,
            Database database) {
        this.cases = cases;
        this.mapper = mapper;
        this.assessment = assessment;
        this.actions = actions;
        this.alerts = alerts;
        this.transactions = transactions;
        this.payments = payments;
        this.refunding = refunding;
        this.runs = runs;
        this.database = database;
    }

    /**
     * Says what is to be done about a case, as the merchant's configuration or a person wants it.
     *
     * @param word what a person has decided, null when nobody has
     * @throws CaseNeedsPerson when only a person can say
     */
    public CaseStep assess(String caseNo, String runKey, @Nullable CaseWord word) {
        if (!runs.claim(caseNo, runKey)) {
            return new CaseStep.Duplicate();
        }
        try {
            return assess(caseNo, runKey, word, null).orElseGet(() -> assess(caseNo, runKey, word, drawNumber(caseNo))
                    .orElseThrow());
        } catch (CaseNeedsPerson open) {
            call(caseNo, open);
            throw open;
        }
    }

    /** What was found has been rolled back, and the case may have moved since. */
    private void call(String caseNo, CaseNeedsPerson found) {
        database.inTransaction(() -> {
            MoneyCase now = mapper.lock(caseNo);
            if (now.state() == CaseState.OPEN) {
                alerts.call(now, found.facts());
            }
        });
    }

    /** What a person has to know who decides about it. */
    public String facts(String caseNo) {
        return CaseNeedsPerson.facts(database.inTransaction(() -> mapper.lock(caseNo)));
    }

    private String drawNumber(String caseNo) {
        MoneyCase found = database.inTransaction(() -> mapper.lock(caseNo));
        return refunding.drawBankOrderNo(transactions.byNo(found.transactionNo()));
    }

    /** Empty when the step is a refund and no number was drawn for it yet. */
    private Optional<CaseStep> assess(
            String caseNo, String runKey, @Nullable CaseWord word, @Nullable String bankOrderNo) {
        return database.inTransaction(() -> {
            runs.require(caseNo, runKey);
            String orderNo = mapper.lock(caseNo).orderNo();
            Optional<PaymentState> payment = payments.lock(orderNo);
            MoneyCase open = mapper.lock(caseNo);
            return switch (open.state()) {
                case CORRECTED, REFUNDED, SETTLED -> Optional.of(new CaseStep.Done());
                case REFUNDING ->
                    Optional.of(CaseStep.Refund.by(refunding.latest(open).orElseThrow()));
                case OPEN -> {
                    BankTransaction late = transactions.lock(open.transactionNo());
                    yield word == null
                            ? assessment.assess(open, late, payment.orElse(null), bankOrderNo)
                            : obey(open, late, word, bankOrderNo);
                }
            };
        });
    }

    /**
     * Does what a person has decided by the operators' API; the process goes on from there by itself.
     *
     * @return empty when the case waits for nobody
     * @throws CaseNeedsPerson when it cannot be done
     * @throws DecisionUnclear when this cannot be decided of it
     */
    public Optional<MoneyCase> decide(String caseNo, CaseWord word) {
        Decided decided = decide(caseNo, word, null);
        if (decided == Decided.WITHOUT_NUMBER) {
            decided = decide(caseNo, word, drawNumber(caseNo));
        }
        return decided == Decided.DONE ? cases.find(caseNo) : Optional.empty();
    }

    private Decided decide(String caseNo, CaseWord word, @Nullable String bankOrderNo) {
        return database.inTransaction(() -> {
            runs.hold(caseNo);
            payments.lock(mapper.lock(caseNo).orderNo());
            MoneyCase open = mapper.lock(caseNo);
            if (open.state() != CaseState.OPEN) {
                return Decided.NOTHING;
            }
            BankTransaction late = transactions.lock(open.transactionNo());
            if (obey(open, late, word, bankOrderNo).isEmpty()) {
                return Decided.WITHOUT_NUMBER;
            }
            runs.stepAside(caseNo);
            return Decided.DONE;
        });
    }

    private enum Decided {
        DONE,
        NOTHING,
        WITHOUT_NUMBER
    }

    private Optional<CaseStep> obey(MoneyCase open, BankTransaction late, CaseWord word, @Nullable String bankOrderNo) {
        return switch (word.word()) {
            case SETTLED -> Optional.of(actions.settled(open, word.operator(), word.reason()));
            case REFUND -> actions.refund(open, late, word.operator(), word.reason(), bankOrderNo);
            case RETURNED -> Optional.of(actions.returned(open, late, word));
        };
    }

    /**
     * Takes the order to succeeded, as the case was assessed.
     *
     * @return whether the case is corrected by it; if not, the order has moved on meanwhile, most often by another attempt that
     *     succeeded late as well, and the case has to be assessed again
     */
    public boolean reopen(String caseNo, String runKey) {
        return database.inTransaction(() -> {
            runs.require(caseNo, runKey);
            MoneyCase open = mapper.lock(caseNo);
            PaymentState payment = payments.lock(open.orderNo()).orElseThrow();
            if (open.state() == CaseState.OPEN && (payment == PaymentState.FAILED || payment == PaymentState.CLOSED)) {
                payments.reopen(open.orderNo(), transactions.byNo(open.transactionNo()), CaseAssessment.ACTOR);
                cases.move(open, CaseEvent.CORRECT, CaseAssessment.ACTOR, "the order was " + payment);
                return true;
            }
            return open.state() == CaseState.CORRECTED;
        });
    }

    /**
     * Ends the case by what became of the refund.
     *
     * @return whether the money is back by it; if not, the case has to be assessed again, most often by a person
     */
    public boolean settle(String caseNo, String runKey) {
        return database.inTransaction(() -> {
            runs.require(caseNo, runKey);
            MoneyCase refunded = mapper.lock(caseNo);
            if (refunded.state() == CaseState.REFUNDING) {
                settle(refunded, refunding.latest(refunded).orElseThrow());
            }
            return mapper.lock(caseNo).state() == CaseState.REFUNDED;
        });
    }

    private void settle(MoneyCase refunded, BankTransaction refund) {
        switch (refund.state()) {
            case SUCCEEDED -> actions.refunded(refunded, refund);
            case FAILED, CLOSED ->
                cases.move(
                        refunded,
                        CaseEvent.REFUND_FAILED,
                        CaseAssessment.ACTOR,
                        refund.transactionNo() + ": " + refund.lastAnswer());
            case CREATED, SUBMITTING, PROCESSING ->
                throw new IllegalStateException(refund.transactionNo() + " is " + refund.state());
        }
    }
}
