package io.payloom.latemoney;

import io.payloom.database.Database;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaymentCorrections;
import io.payloom.payment.PaymentState;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.LateBookings;
import io.payloom.transaction.decision.Question;
import io.payloom.transaction.decision.WordOutcome;
import io.payloom.transaction.decision.WordProposal;
import io.payloom.transaction.decision.WordProposals;
import java.util.Objects;
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
    private final LateBookings bookings;
    private final WordProposals proposals;
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
            LateBookings bookings,
            WordProposals proposals,
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
        this.bookings = bookings;
        this.proposals = proposals;
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
            Money reported = word == null ? null : reported(caseNo, word, word.operator());
            return assess(caseNo, runKey, word, reported, null)
                    .orElseGet(() -> assess(caseNo, runKey, word, reported, drawNumber(caseNo))
                            .orElseThrow());
        } catch (CaseNeedsPerson open) {
            call(caseNo, open);
            throw proposals.find(caseNo).map(open::with).orElse(open);
        }
    }

    /** What the bank reports, where a person wants that booked; null for other words. */
    private @Nullable Money reported(String caseNo, CaseWord word, String operator) {
        if (word.word() != CaseWord.Word.SUCCEEDED) {
            return null;
        }
        MoneyCase open = cases.find(caseNo).orElseThrow();
        if (open.state() != CaseState.OPEN) {
            return null;
        }
        CaseActions.requireBookable(open);
        return bookings.reported(open.transactionNo(), operator);
    }

    /** What was found has been rolled back, and the case may have moved since. */
    private void call(String caseNo, CaseNeedsPerson found) {
        database.inTransaction(() -> {
            MoneyCase now = mapper.lock(caseNo);
            if (now.state() == CaseState.OPEN) {
                alerts.call(now, found.question());
            }
        });
    }

    public Question question(String caseNo) {
        return CaseNeedsPerson.question(database.inTransaction(() -> mapper.lock(caseNo)));
    }

    private String drawNumber(String caseNo) {
        MoneyCase found = database.inTransaction(() -> mapper.lock(caseNo));
        return refunding.drawBankOrderNo(transactions.byNo(found.transactionNo()));
    }

    /** Empty when the step is a refund and no number was drawn for it yet. */
    private Optional<CaseStep> assess(
            String caseNo,
            String runKey,
            @Nullable CaseWord word,
            @Nullable Money reported,
            @Nullable String bankOrderNo) {
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
                            : resolve(open, late, word, reported, bankOrderNo);
                }
            };
        });
    }

    private Optional<CaseStep> resolve(
            MoneyCase open,
            BankTransaction late,
            CaseWord word,
            @Nullable Money reported,
            @Nullable String bankOrderNo) {
        actions.requireSensible(open, late, word.word());
        String why = whySecond(late, word.word(), reported);
        if (why != null) {
            propose(open, late, word, reported, why);
            return Optional.of(assessment.proposed(open));
        }
        return obey(open, late, word.word(), word.operator(), word.reason(), reported, bankOrderNo);
    }

    /**
     * Does what a person has decided by the operators' API, or keeps it for a second person; the process goes on from there by
     * itself.
     *
     * @throws CaseNeedsPerson when it cannot be done
     * @throws DecisionUnclear when this cannot be decided of it
     */
    public WordOutcome<MoneyCase> decide(String caseNo, CaseWord word) {
        Money reported = reported(caseNo, word, word.operator());
        return decided(caseNo, (open, late, bankOrderNo) -> {
            actions.requireSensible(open, late, word.word());
            String why = whySecond(late, word.word(), reported);
            if (why != null) {
                propose(open, late, word, reported, why);
                return Optional.of(new WordOutcome.NeedsSecond<>(mapper.lock(caseNo), why));
            }
            return obey(open, late, word.word(), word.operator(), word.reason(), reported, bankOrderNo)
                    .map(step -> applied(caseNo));
        });
    }

    /**
     * Does what one person has proposed and another one agrees with.
     *
     * @throws CaseNeedsPerson when it cannot be done any more
     * @throws DecisionUnclear when it would be another thing by now
     */
    public WordOutcome<MoneyCase> confirm(String caseNo, String second, String reason) {
        WordProposal proposal = proposals.find(caseNo).orElse(null);
        if (proposal == null) {
            return new WordOutcome.NothingToDecide<>();
        }
        if (proposal.operator().equalsIgnoreCase(second)) {
            return new WordOutcome.SamePerson<>(second);
        }
        CaseWord word = CaseWord.read(proposal.word(), proposal.operator(), proposal.reason());
        Money reported = reported(caseNo, word, second);
        return decided(caseNo, (open, late, bankOrderNo) -> {
            if (!proposals.find(caseNo).equals(Optional.of(proposal))) {
                return Optional.of(new WordOutcome.NothingToDecide<>());
            }
            Money now = amount(late, reported);
            if (!now.equals(proposal.amount())) {
                throw new DecisionUnclear("It would be about " + now + " now, and was proposed over "
                        + proposal.amount() + ". Decide anew");
            }
            return obey(open, late, word.word(), proposal.both(second), proposal.words(reason), reported, bankOrderNo)
                    .map(step -> applied(caseNo));
        });
    }

    private WordOutcome<MoneyCase> decided(String caseNo, Deciding deciding) {
        return decided(caseNo, deciding, null)
                .orElseGet(() -> decided(caseNo, deciding, drawNumber(caseNo)).orElseThrow());
    }

    private Optional<WordOutcome<MoneyCase>> decided(String caseNo, Deciding deciding, @Nullable String bankOrderNo) {
        return database.inTransaction(() -> {
            runs.hold(caseNo);
            payments.lock(mapper.lock(caseNo).orderNo());
            MoneyCase open = mapper.lock(caseNo);
            return open.state() == CaseState.OPEN
                    ? deciding.of(open, transactions.lock(open.transactionNo()), bankOrderNo)
                    : Optional.of(new WordOutcome.NothingToDecide<>());
        });
    }

    private WordOutcome<MoneyCase> applied(String caseNo) {
        runs.stepAside(caseNo);
        return new WordOutcome.Applied<>(mapper.lock(caseNo));
    }

    /** What a person says about an open case, all of it locked; empty when a number has to be drawn first. */
    private interface Deciding {
        Optional<WordOutcome<MoneyCase>> of(MoneyCase open, BankTransaction late, @Nullable String bankOrderNo);
    }

    /** What lets money out or books it takes two, above what one may decide alone; what had failed always. */
    private @Nullable String whySecond(BankTransaction late, CaseWord.Word word, @Nullable Money reported) {
        return switch (word) {
            case SETTLED -> null;
            case REFUND, RETURNED -> proposals.whySecond(late.paid());
            case SUCCEEDED ->
                "The bank reports success over " + reported + ", it had ended as " + late.state() + ", and "
                        + late.amount() + " were ordered.";
        };
    }

    private static Money amount(BankTransaction late, @Nullable Money reported) {
        return reported == null ? late.paid() : reported;
    }

    private void propose(MoneyCase open, BankTransaction late, CaseWord word, @Nullable Money reported, String why) {
        cases.remark(open, word.operator(), "proposed " + word.text() + ": " + word.reason() + "; " + why);
        WordProposals.Said said = new WordProposals.Said(word.text(), word.operator(), word.reason());
        proposals.propose(open.caseNo(), open.orderNo(), said, amount(late, reported), why);
    }

    private Optional<CaseStep> obey(
            MoneyCase open,
            BankTransaction late,
            CaseWord.Word word,
            String actor,
            String reason,
            @Nullable Money reported,
            @Nullable String bankOrderNo) {
        return switch (word) {
            case SETTLED -> Optional.of(actions.settled(open, actor, reason));
            case REFUND -> actions.refund(open, late, actor, reason, bankOrderNo);
            case RETURNED -> Optional.of(actions.returned(open, late, actor, reason));
            case SUCCEEDED -> Optional.of(actions.booked(open, late, Objects.requireNonNull(reported), actor, reason));
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
                        refund.transactionNo() + ": " + refund.answer().lastAnswer());
            case CREATED, SUBMITTING, PROCESSING ->
                throw new IllegalStateException(refund.transactionNo() + " is " + refund.state());
        }
    }
}
