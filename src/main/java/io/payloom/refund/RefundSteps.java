package io.payloom.refund;

import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaidPayment;
import io.payloom.payment.PaidPayments;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.DecisionUnclear;
import java.util.Optional;
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
    private final Runs runs;
    private final Database database;

    RefundSteps(
            RefundMapper mapper,
            Preparation preparation,
            Settlement settlement,
            RefundMoves moves,
            PaidPayments payments,
            BankTransactions transactions,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.preparation = preparation;
        this.settlement = settlement;
        this.moves = moves;
        this.payments = payments;
        this.transactions = transactions;
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
            case REFUSED -> obey(refund, word);
        });
    }

    /** What a person has to know who decides about a refusal. */
    public String facts(String refundNo) {
        return RefundNeedsPerson.facts(mapper.byNo(refundNo));
    }

    /**
     * Does what a person has decided by the operators' API; the process goes on from there by itself.
     *
     * @return empty when the refund waits for nobody
     * @throws DecisionUnclear when this cannot be decided of it
     */
    public Optional<Refund> decide(String refundNo, RefundWord word) {
        String orderNo = mapper.byNo(refundNo).orderNo();
        return database.inTransaction(() -> {
            runs.hold(refundNo);
            payments.lock(orderNo);
            Refund refund = mapper.lock(refundNo);
            if (refund.state() != RefundState.REFUSED) {
                return Optional.empty();
            }
            obey(refund, word);
            runs.stepAside(refundNo);
            return Optional.of(mapper.byNo(refundNo));
        });
    }

    private RefundStep obey(Refund refused, @Nullable RefundWord word) {
        if (word == null) {
            throw new RefundNeedsPerson(refused);
        }
        if (refused.paidOutValue() > 0 && word.word() != RefundWord.Word.DONE) {
            throw new DecisionUnclear(refused.money(refused.paidOutValue()) + " of it were paid out already, so it can"
                    + " only be \"done\", with the voucher of what is left, or paid out by the operators' API");
        }
        return switch (word.word()) {
            case RETRY -> {
                moves.move(refused, RefundEvent.TRY_AGAIN, word.operator(), word.reason(), Outcome.again(null));
                yield new RefundStep.Again();
            }
            case DONE -> {
                moves.end(
                        refused,
                        RefundEvent.SUCCEED,
                        word.operator(),
                        "voucher " + word.reason(),
                        Outcome.byHand(word.reason(), refused.unpaid()));
                yield new RefundStep.Done();
            }
            case FAILED -> {
                moves.end(refused, RefundEvent.FAIL, word.operator(), word.reason(), Outcome.NONE);
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
