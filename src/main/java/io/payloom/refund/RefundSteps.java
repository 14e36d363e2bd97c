package io.payloom.refund;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaidPayment;
import io.payloom.payment.PaidPayments;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.Question;
import io.payloom.transaction.decision.WordOutcome;
import io.payloom.transaction.decision.WordProposal;
import io.payloom.transaction.decision.WordProposals;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The process's side of refunds. Each step can run twice and then returns what it did the first time. */
@Component
public class RefundSteps {

    private final RefundMapper mapper;
    private final Preparation preparation;
    private final Settlement settlement;
    private final RefundMoves moves;
    private final PaidPayments payments;
    private final BankTransactions transactions;
    private final WordProposals proposals;
    private final Runs runs;
    private final Database database;

    RefundSteps(
            RefundMapper mapper,
            Preparation preparation,
            Settlement settlement,
            RefundMoves moves,
            PaidPayments payments,
            BankTransactions transactions,
            WordProposals proposals,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.preparation = preparation;
        this.settlement = settlement;
        this.moves = moves;
        this.payments = payments;
        this.transactions = transactions;
        this.proposals = proposals;
        this.runs = runs;
        this.database = database;
    }

    /** Claims the refund for the run and says what is to be done about it; writes its next bank transaction. */
    public RefundStep prepare(String refundNo, String runKey) {
        if (!runs.claim(refundNo, runKey)) {
            return new RefundStep.Duplicate();
        }
        String bankOrderNo = preparation.drawBankOrderNo(mapper.byNo(refundNo));
        return locked(refundNo, runKey, (refund, payment) -> switch (refund.state()) {
            case PAYING_OUT, SUCCEEDED, FAILED, RETURNED -> new RefundStep.Done();
            case REFUSED -> new RefundStep.AskPerson(refund.orderNo());
            case SUBMITTED, PROCESSING -> Preparation.submit(refund, latest(refundNo));
            case ACCEPTED -> preparation.next(refund, payment, bankOrderNo);
        });
    }

    /** Ends the refund by what became of its bank transaction, or says how it goes on. */
    public RefundStep settle(String refundNo, String runKey) {
        return locked(refundNo, runKey, (refund, payment) -> switch (refund.state()) {
            case PAYING_OUT, SUCCEEDED, FAILED, RETURNED -> new RefundStep.Done();
            case REFUSED -> new RefundStep.AskPerson(refund.orderNo());
            case ACCEPTED, SUBMITTED, PROCESSING -> settlement.settle(refund);
        });
    }

    /**
     * Does what a person has decided about a refusal.
     *
     * @param word null when nobody has decided
     * @throws RefundNeedsPerson when somebody has to
     */
    public RefundStep resolve(String refundNo, String runKey, @Nullable RefundWord word) {
        return locked(refundNo, runKey, (refund, payment) -> switch (refund.state()) {
            case PAYING_OUT, SUCCEEDED, FAILED, RETURNED -> new RefundStep.Done();
            case ACCEPTED, SUBMITTED, PROCESSING -> new RefundStep.Again();
            case REFUSED -> resolve(refund, word);
        });
    }

    public Question question(String refundNo) {
        return RefundNeedsPerson.question(mapper.byNo(refundNo));
    }

    /**
     * Does what a person has decided by the operators' API, or keeps it for a second person; the process goes on from there by
     * itself.
     *
     * @throws DecisionUnclear when this cannot be decided of it
     */
    public WordOutcome<Refund> decide(String refundNo, RefundWord word) {
        return whileRefused(refundNo, refused -> {
            String why = whySecond(refused, word);
            if (why != null) {
                propose(refused, word, why);
                return new WordOutcome.NeedsSecond<>(mapper.byNo(refundNo), why);
            }
            obey(refused, word, word.operator(), word.detail());
            runs.stepAside(refundNo);
            return new WordOutcome.Applied<>(mapper.byNo(refundNo));
        });
    }

    /** Does what one person has proposed and another one agrees with. */
    public WordOutcome<Refund> confirm(String refundNo, String second, String reason) {
        return whileRefused(refundNo, refused -> {
            WordProposal proposal = proposals.find(refundNo).orElse(null);
            if (proposal == null || !proposal.amount().equals(refused.unpaid())) {
                return new WordOutcome.NothingToDecide<>();
            }
            if (proposal.operator().equalsIgnoreCase(second)) {
                return new WordOutcome.SamePerson<>(second);
            }
            RefundWord word = RefundWord.read(proposal.word(), proposal.operator(), proposal.reason());
            obey(refused, word, proposal.both(second), word.detail() + "; " + proposal.words(reason));
            runs.stepAside(refundNo);
            return new WordOutcome.Applied<>(mapper.byNo(refundNo));
        });
    }

    private WordOutcome<Refund> whileRefused(String refundNo, Function<Refund, WordOutcome<Refund>> deciding) {
        String orderNo = mapper.byNo(refundNo).orderNo();
        return database.inTransaction(() -> {
            runs.hold(refundNo);
            payments.lock(orderNo);
            Refund refund = mapper.lock(refundNo);
            return refund.state() == RefundState.REFUSED ? deciding.apply(refund) : new WordOutcome.NothingToDecide<>();
        });
    }

    /** What was done by hand counts as given back, and the merchant is told so; the other words move no money. */
    private @Nullable String whySecond(Refund refused, RefundWord word) {
        return word.word() == RefundWord.Word.DONE ? proposals.whySecond(refused.unpaid()) : null;
    }

    private void propose(Refund refused, RefundWord word, String why) {
        WordProposals.Said said = new WordProposals.Said(word.text(), word.operator(), word.reason());
        moves.remark(refused, word.operator(), "proposed " + word.text() + ": " + word.reason() + "; " + why);
        proposals.propose(refused.refundNo(), refused.refundNo(), said, refused.unpaid(), why);
    }

    private RefundStep resolve(Refund refused, @Nullable RefundWord word) {
        if (word == null) {
            throw new RefundNeedsPerson(refused, proposals.find(refused.refundNo()));
        }
        String why = whySecond(refused, word);
        if (why != null) {
            propose(refused, word, why);
            return new RefundStep.Again(); // which leads to the incident that names the proposal
        }
        return obey(refused, word, word.operator(), word.detail());
    }

    private RefundStep obey(Refund refused, RefundWord word, String actor, String detail) {
        if (refused.paidOutValue() > 0 && word.word() != RefundWord.Word.DONE) {
            throw new DecisionUnclear(refused.money(refused.paidOutValue()) + " of it were paid out already, so it can"
                    + " only be \"done\", with the voucher of what is left, or paid out by the operators' API");
        }
        return switch (word.word()) {
            case RETRY -> {
                moves.move(refused, RefundEvent.TRY_AGAIN, actor, detail, Outcome.again(null));
                yield new RefundStep.Again();
            }
            case DONE -> {
                Outcome byHand = Outcome.byHand(word.reason(), refused.unpaid());
                moves.end(refused, RefundEvent.SUCCEED, actor, detail, byHand);
                yield new RefundStep.Done();
            }
            case FAILED -> {
                moves.end(refused, RefundEvent.FAIL, actor, detail, Outcome.NONE);
                yield new RefundStep.Done();
            }
        };
    }

    private BankTransaction latest(String refundNo) {
        return transactions.latest(refundNo).orElseThrow();
    }

    /** The payment is locked before the refund, by everybody. */
    private RefundStep locked(String refundNo, String runKey, Work work) {
        String orderNo = mapper.byNo(refundNo).orderNo();
        return database.inTransaction(() -> {
            runs.require(refundNo, runKey);
            PaidPayment payment = payments.lock(orderNo);
            return work.of(mapper.lock(refundNo), payment);
        });
    }

    private interface Work {
        RefundStep of(Refund refund, PaidPayment payment);
    }
}
