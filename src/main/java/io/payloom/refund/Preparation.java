package io.payloom.refund;

import io.payloom.catalogue.Operation;
import io.payloom.kernel.Money;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaidPayment;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.NewTransaction;
import io.payloom.transaction.OriginalRoute;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how and when an accepted refund goes to its bank; joins the caller's transaction, which holds the locks. */
@Component
class Preparation {

    private static final String ACTOR = "prepare-refund";
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final BankTransactions transactions;
    private final GivenBack givenBack;
    private final OriginalRoute route;
    private final RefundMoves moves;
    private final Runs runs;
    private final Clock clock;

    Preparation(
            BankTransactions transactions,
            GivenBack givenBack,
            OriginalRoute route,
            RefundMoves moves,
            Runs runs,
            Clock clock) {
        this.transactions = transactions;
        this.givenBack = givenBack;
        this.route = route;
        this.moves = moves;
        this.runs = runs;
        this.clock = clock;
    }

    /** Draws the number under which the bank will know the next attempt, when there may be one; outside a transaction. */
    @Nullable
    String drawBankOrderNo(Refund refund) {
        BankTransaction captured = givenBack.captured(refund.orderNo()).orElseThrow();
        boolean needed = refund.state() == RefundState.ACCEPTED
                && goesOn(transactions.attempts(refund.refundNo())).isEmpty()
                && route.objection(captured, refund.amount()) == null;
        return needed ? transactions.drawBankOrderNo(captured.channel()) : null;
    }

    /** The attempt that has succeeded, or else the one that is under way. */
    static Optional<BankTransaction> goesOn(List<BankTransaction> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.state() == TransactionState.SUCCEEDED)
                .findFirst()
                .or(() -> attempts.reversed().stream().findFirst().filter(latest -> !latest.state()
                        .isFinal()));
    }

    RefundStep next(Refund accepted, PaidPayment payment, @Nullable String bankOrderNo) {
        BankTransaction captured = givenBack.captured(payment.orderNo()).orElseThrow();
        List<BankTransaction> attempts = transactions.attempts(accepted.refundNo());
        Optional<BankTransaction> present = goesOn(attempts);
        if (present.isPresent() && present.get().state() != TransactionState.CREATED) {
            return submit(accepted, present.get());
        }
        Optional<Instant> until = notBefore(accepted, captured, payment);
        if (until.isPresent()) {
            runs.expectBy(accepted.refundNo(), until.get().plus(GRACE));
            return new RefundStep.Wait(payment.orderNo(), until.get());
        }
        if (present.isPresent()) {
            return submit(accepted, present.get());
        }
        if (givenBack.isWhole(accepted)) {
            moves.end(accepted, RefundEvent.SUCCEED, ACTOR, "paid out", Outcome.whole(accepted));
            return new RefundStep.Done();
        }
        Outcome objection = objection(accepted, captured);
        if (objection != null) {
            moves.move(accepted, RefundEvent.REFUSE, ACTOR, objection.message(), objection);
            return new RefundStep.AskPerson(payment.orderNo());
        }
        return bankOrderNo == null
                ? new RefundStep.Wait(payment.orderNo(), clock.instant()) // it changed while this step began
                : submit(accepted, prepare(accepted, captured, attempts, bankOrderNo));
    }

    static RefundStep submit(Refund refund, BankTransaction transaction) {
        return new RefundStep.Submit(refund.orderNo(), transaction.transactionNo(), transaction.channel());
    }

    private Optional<Instant> notBefore(Refund accepted, BankTransaction captured, PaidPayment payment) {
        return Optional.ofNullable(accepted.notBefore())
                .filter(pause -> pause.isAfter(clock.instant()))
                .or(() -> route.maintenanceEnd(captured, payment.institution()));
    }

    private @Nullable Outcome objection(Refund accepted, BankTransaction captured) {
        Cap cap = givenBack.cap(captured);
        if (cap.isBroken()) {
            return Outcome.of(
                    "REFUND_EXCEEDS_PAYMENT",
                    "More than was paid would go back: " + new Money(cap.taken(), accepted.amountCurrency()) + " of "
                            + cap.paid());
        }
        if (accepted.paidOutValue() > 0) {
            return Outcome.of("PAID_OUT_IN_PART", "Paid out: " + accepted.money(accepted.paidOutValue()));
        }
        String objection = route.objection(captured, accepted.amount());
        return objection == null
                ? null
                : Outcome.of("REFUND_NOT_OFFERED", "The payment cannot be refunded now: " + objection);
    }

    private BankTransaction prepare(
            Refund accepted, BankTransaction captured, List<BankTransaction> attempts, String bankOrderNo) {
        return transactions.prepare(
                new NewTransaction(
                                accepted.refundNo(),
                                Operation.REFUND,
                                captured.transactionNo(),
                                attempts.size() + 1,
                                captured.identity().merchantId(),
                                captured.channel(),
                                captured.account(),
                                captured.identity().pool(),
                                accepted.amount(),
                                captured.instruction().method(),
                                captured.instruction().type(),
                                null,
                                null,
                                isUndone(accepted, captured, attempts),
                                null)
                        .describedAs(accepted.reason()),
                bankOrderNo);
    }

    /** A void takes the whole payment, of which nothing else has gone back or may have, and is tried once. */
    private boolean isUndone(Refund accepted, BankTransaction captured, List<BankTransaction> attempts) {
        return accepted.amount().equals(captured.paid())
                && givenBack.cap(captured).taken() == accepted.amountValue()
                && attempts.stream().noneMatch(attempt -> attempt.instruction().asVoid())
                && route.mayUndo(captured);
    }
}
