package io.payloom.refund;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What becomes of a refund when its bank transaction has ended; joins the caller's transaction, which holds the locks. */
@Component
@EnableConfigurationProperties(RefundProperties.class)
class Settlement {

    private static final String ACTOR = "settle-refund";

    private final RefundMapper mapper;
    private final BankTransactions transactions;
    private final RefundMoves moves;
    private final Surpluses surpluses;
    private final GivenBack givenBack;
    private final RefundProperties properties;
    private final Clock clock;

    Settlement(
            RefundMapper mapper,
            BankTransactions transactions,
            RefundMoves moves,
            Surpluses surpluses,
            GivenBack givenBack,
            RefundProperties properties,
            Clock clock) {
        this.mapper = mapper;
        this.transactions = transactions;
        this.moves = moves;
        this.surpluses = surpluses;
        this.givenBack = givenBack;
        this.properties = properties;
        this.clock = clock;
    }

    RefundStep settle(Refund refund) {
        List<BankTransaction> attempts = transactions.attempts(refund.refundNo());
        BankTransaction decisive = Preparation.goesOn(attempts).orElseGet(attempts::getLast);
        return switch (decisive.state()) {
            case SUCCEEDED -> succeeded(refund, decisive);
            case FAILED, CLOSED ->
                refund.state() == RefundState.ACCEPTED ? new RefundStep.Again() : failed(refund, decisive, attempts);
            case CREATED, SUBMITTING, PROCESSING ->
                throw new IllegalStateException(
                        decisive.transactionNo() + " is " + decisive.state() + ": there is nothing to settle");
        };
    }

    private RefundStep succeeded(Refund refund, BankTransaction decisive) {
        if (decisive.answer().paidValue() != null) {
            mapper.showPaid(refund.refundNo(), decisive.answer().paidValue());
        }
        Outcome outcome = result(decisive);
        Refund ended = moves.endAndTell(refund, RefundEvent.SUCCEED, ACTOR, decisive.transactionNo(), outcome);
        surpluses.look(ended);
        return new RefundStep.Done();
    }

    /** Final, so no money moved: a void becomes a refund, what passes by itself is tried again, else a person decides. */
    private RefundStep failed(Refund refund, BankTransaction failed, List<BankTransaction> attempts) {
        String words = failed.transactionNo() + ": " + failed.answer().lastAnswer();
        if (failed.instruction().asVoid()) {
            moves.move(refund, RefundEvent.TRY_AGAIN, ACTOR, "not undone, " + words, Outcome.again(null));
            return new RefundStep.Again();
        }
        long passing = attempts.stream()
                .filter(attempt -> attempt.answer().reroutable())
                .count();
        if (failed.answer().reroutable() && passing < properties.attempts()) {
            Instant later = clock.instant().plus(properties.pause());
            moves.move(refund, RefundEvent.TRY_AGAIN, ACTOR, words, Outcome.again(later));
            return new RefundStep.Again();
        }
        if (givenBack.isWhole(refund)) {
            moves.endAndTell(refund, RefundEvent.SUCCEED, ACTOR, words + "; paid out", Outcome.whole(refund));
            return new RefundStep.Done();
        }
        moves.move(refund, RefundEvent.REFUSE, ACTOR, words, result(failed));
        return new RefundStep.AskPerson(refund.orderNo());
    }

    private static Outcome result(BankTransaction transaction) {
        return Outcome.of(transaction.resultCode(), transaction.resultMessage());
    }
}
