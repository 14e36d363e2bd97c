package io.payloom.latemoney;

import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.LateMoney;
import io.payloom.catalogue.Operation;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaymentCorrections;
import io.payloom.payment.PaymentState;
import io.payloom.payout.PayoutCorrections;
import io.payloom.payout.PayoutKind;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is to be done about a case by itself, as far as the order and the merchant's configuration say it. */
@Component
class CaseAssessment {

    static final String ACTOR = "late-money";

    private static final Duration ORDER_PAUSE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final CaseMapper mapper;
    private final CaseActions actions;
    private final PaymentCorrections payments;
    private final PayoutCorrections payouts;
    private final Refunding refunding;
    private final Surplus surplus;
    private final Catalogues catalogues;
    private final Runs runs;
    private final Clock clock;

    CaseAssessment(
            CaseMapper mapper,
            CaseActions actions,
            PaymentCorrections payments,
            PayoutCorrections payouts,
            Refunding refunding,
            Surplus surplus,
            Catalogues catalogues,
            Runs runs,
            Clock clock) {
        this.mapper = mapper;
        this.actions = actions;
        this.payments = payments;
        this.payouts = payouts;
        this.refunding = refunding;
        this.surplus = surplus;
        this.catalogues = catalogues;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction.
     *
     * @param payment how the order stands, null when it is no payment
     * @param bankOrderNo for a refund; null when none was drawn yet
     * @return empty when the step is a refund and no number was drawn for it yet
     * @throws CaseNeedsPerson when only a person can say
     */
    Optional<CaseStep> assess(
            MoneyCase open, BankTransaction late, @Nullable PaymentState payment, @Nullable String bankOrderNo) {
        if (isLateRefund(open, late)) {
            return Optional.of(actions.settled(open, ACTOR, "the refund of " + late.orderNo() + " came through late"));
        }
        if (open.kind() == BankTransactionContradicted.Kind.LATE_SUCCESS && PayoutKind.PAYOUT.isOf(open.orderNo())) {
            return Optional.of(paidOut(open));
        }
        if (open.kind() != BankTransactionContradicted.Kind.LATE_SUCCESS || payment == null) {
            throw new CaseNeedsPerson(open, "Only a person can say what is right.");
        }
        if (open.refundAttempts() > 0) {
            throw new CaseNeedsPerson(open, "The bank has refused to give it back.");
        }
        return switch (payment) {
            case ACCEPTED, ROUTED, SUBMITTED, PROCESSING, CLOSING -> Optional.of(underWay(open));
            case SUCCEEDED ->
                surplus.isSurplus(late)
                        ? refund(open, late, "another attempt has succeeded too", bankOrderNo)
                        : Optional.of(actions.settled(open, ACTOR, "the order has succeeded by it"));
            case FAILED, CLOSED ->
                catalogues.current().lateMoney(open.merchantId()) == LateMoney.REOPEN
                        ? reopening(open, late)
                        : refund(open, late, "the merchant wants late money back with the payer", bankOrderNo);
        };
    }

    /** A refund that the bank had refused ends the case for which it was made, unless a person has ended that meanwhile. */
    private boolean isLateRefund(MoneyCase open, BankTransaction late) {
        if (late.operation() != Operation.REFUND || open.kind() != BankTransactionContradicted.Kind.LATE_SUCCESS) {
            return false;
        }
        MoneyCase refused = mapper.lockIfAny(late.orderNo());
        if (refused == null) {
            return false;
        }
        if (refused.state() == CaseState.OPEN) {
            actions.refunded(refused, late);
            runs.abandon(refused.caseNo());
            return true;
        }
        boolean isItsOwn = refunding
                .latest(refused)
                .filter(latest -> latest.transactionNo().equals(late.transactionNo()))
                .isPresent();
        return isItsOwn && (refused.state() == CaseState.REFUNDING || refused.state() == CaseState.REFUNDED);
    }

    private CaseStep paidOut(MoneyCase open) {
        if (payouts.isUnderWay(open.orderNo())) {
            return underWay(open);
        }
        if (payouts.isOverpaid(open.orderNo())) {
            throw new CaseNeedsPerson(open, "The payee has more than was ordered, or may get more: claim it back.");
        }
        return actions.settled(open, ACTOR, "the payout counts it");
    }

    /** At once, or after the channel's maintenance; what only a person can say is asked for at once. */
    private Optional<CaseStep> refund(
            MoneyCase open, BankTransaction late, String reason, @Nullable String bankOrderNo) {
        Optional<Instant> end = refunding.maintenanceEnd(
                late, payments.institution(open.orderNo()).orElse(null));
        Optional<CaseStep> refund = actions.refund(open, late, ACTOR, reason, end.isEmpty() ? bankOrderNo : null);
        return end.<CaseStep>map(until -> new CaseStep.AwaitChannel(lookAgain(open, until)))
                .or(() -> refund);
    }

    /** The order's own process settles it by any attempt that has succeeded; whether this one is too much shows then. */
    private CaseStep underWay(MoneyCase open) {
        return new CaseStep.AwaitOrder(lookAgain(open, clock.instant().plus(ORDER_PAUSE)));
    }

    /** Somebody has said what waits for a second person: the next look calls that one. */
    CaseStep proposed(MoneyCase open) {
        return new CaseStep.AwaitOrder(lookAgain(open, clock.instant()));
    }

    private Instant lookAgain(MoneyCase open, Instant at) {
        runs.expectBy(open.caseNo(), at.plus(GRACE));
        return at;
    }

    /** Money that is on its way back does not pay an order. */
    private Optional<CaseStep> reopening(MoneyCase open, BankTransaction late) {
        if (refunding.isUnderWay(late)) {
            throw new CaseNeedsPerson(open, "Its money is on its way back, or is back already.");
        }
        return Optional.of(new CaseStep.Reopen());
    }
}
