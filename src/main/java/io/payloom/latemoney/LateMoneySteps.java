package io.payloom.latemoney;

import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.LateMoney;
import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.kernel.OrderKind;
import io.payloom.lifecycle.Runs;
import io.payloom.payment.PaymentCorrections;
import io.payloom.payment.PaymentState;
import io.payloom.payout.PayoutCorrections;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.DecisionUnclear;
import io.payloom.transaction.Returns;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The process's side of money cases. Each step can run twice and then returns what it did the first time. */
@Component
public class LateMoneySteps {

    private static final String ACTOR = "late-money";
    private static final Duration ORDER_PAUSE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final MoneyCases cases;
    private final CaseMapper mapper;
    private final BankTransactions transactions;
    private final PaymentCorrections payments;
    private final PayoutCorrections payouts;
    private final Refunding refunding;
    private final Surplus surplus;
    private final Returns returns;
    private final Catalogues catalogues;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    LateMoneySteps(
            MoneyCases cases,
            CaseMapper mapper,
            BankTransactions transactions,
            PaymentCorrections payments,
            PayoutCorrections payouts,
            Refunding refunding,
            Surplus surplus,
            Returns returns,
            Catalogues catalogues,
            Runs runs,
            Database database,
            Clock clock) {
        this.cases = cases;
        this.mapper = mapper;
        this.transactions = transactions;
        this.payments = payments;
        this.payouts = payouts;
        this.refunding = refunding;
        this.surplus = surplus;
        this.returns = returns;
        this.catalogues = catalogues;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
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
        return assess(caseNo, runKey, word, null).orElseGet(() -> assess(caseNo, runKey, word, drawNumber(caseNo))
                .orElseThrow());
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
                case REFUNDING -> Optional.of(goOn(refunding.latest(open).orElseThrow()));
                case OPEN ->
                    assess(open, transactions.lock(open.transactionNo()), payment.orElse(null), word, bankOrderNo);
            };
        });
    }

    private static CaseStep goOn(BankTransaction refund) {
        return new CaseStep.Refund(refund.transactionNo(), refund.channel());
    }

    private Optional<CaseStep> assess(
            MoneyCase open,
            BankTransaction late,
            @Nullable PaymentState payment,
            @Nullable CaseWord word,
            @Nullable String bankOrderNo) {
        if (word != null) {
            return obey(open, late, word, bankOrderNo);
        }
        if (isLateRefund(open, late)) {
            return Optional.of(settled(open, ACTOR, "the refund of " + late.orderNo() + " came through late"));
        }
        if (open.kind() == BankTransactionContradicted.Kind.LATE_SUCCESS && OrderKind.PAYOUT.isOf(open.orderNo())) {
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
                        ? refund(open, late, ACTOR, "another attempt has succeeded too", bankOrderNo)
                        : Optional.of(settled(open, ACTOR, "the order has succeeded by it"));
            case FAILED, CLOSED ->
                catalogues.current().lateMoney(open.merchantId()) == LateMoney.REOPEN
                        ? reopening(open, late)
                        : refund(open, late, ACTOR, "the merchant wants late money back with the payer", bankOrderNo);
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
            refunded(refused, late);
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
        return settled(open, ACTOR, "the payout counts it");
    }

    /** The order's own process settles it by any attempt that has succeeded; whether this one is too much shows then. */
    private CaseStep underWay(MoneyCase open) {
        Instant until = clock.instant().plus(ORDER_PAUSE);
        runs.expectBy(open.caseNo(), until.plus(GRACE));
        return new CaseStep.AwaitOrder(until);
    }

    private Optional<CaseStep> obey(MoneyCase open, BankTransaction late, CaseWord word, @Nullable String bankOrderNo) {
        return switch (word.word()) {
            case SETTLED -> Optional.of(settled(open, word.operator(), word.reason()));
            case REFUND -> refund(open, late, word.operator(), word.reason(), bankOrderNo);
            case RETURNED -> Optional.of(returned(open, late, word));
        };
    }

    /** The order counts it as if the bank had said so, each transaction once. */
    private CaseStep returned(MoneyCase open, BankTransaction sent, CaseWord word) {
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

    private CaseStep settled(MoneyCase open, String actor, String detail) {
        cases.move(open, CaseEvent.SETTLE, actor, detail);
        return new CaseStep.Done();
    }

    /** Money that is on its way back does not pay an order. */
    private Optional<CaseStep> reopening(MoneyCase open, BankTransaction late) {
        if (refunding.isUnderWay(late)) {
            throw new CaseNeedsPerson(open, "Its money is on its way back, or is back already.");
        }
        return Optional.of(new CaseStep.Reopen());
    }

    /** A transaction's money goes back once. */
    private Optional<CaseStep> refund(
            MoneyCase open, BankTransaction late, String actor, String reason, @Nullable String bankOrderNo) {
        if (open.kind() != BankTransactionContradicted.Kind.LATE_SUCCESS || late.operation() != Operation.PAY) {
            throw new DecisionUnclear("Here operatorDecision cannot be \"refund\": only late payments go back");
        }
        if (!refunding.isOffered(late)) {
            throw new CaseNeedsPerson(open, "Channel " + late.channel() + " does not offer refunds.");
        }
        if (late.state() != TransactionState.SUCCEEDED || refunding.isUnderWay(late)) {
            throw new CaseNeedsPerson(open, "There is no money here to give back, or it goes back already.");
        }
        if (bankOrderNo == null) {
            return Optional.empty();
        }
        MoneyCase begun = cases.move(open, CaseEvent.REFUND, actor, reason);
        return Optional.of(goOn(refunding.prepare(begun, late, bankOrderNo)));
    }

    /** Takes the order to succeeded, unless it got there meanwhile. */
    public void reopen(String caseNo, String runKey) {
        database.inTransaction(() -> {
            runs.require(caseNo, runKey);
            MoneyCase open = mapper.lock(caseNo);
            PaymentState payment = payments.lock(open.orderNo()).orElseThrow();
            if (open.state() == CaseState.OPEN && (payment == PaymentState.FAILED || payment == PaymentState.CLOSED)) {
                payments.reopen(open.orderNo(), transactions.byNo(open.transactionNo()), ACTOR);
                cases.move(open, CaseEvent.CORRECT, ACTOR, "the order was " + payment);
            }
        });
    }

    /**
     * Ends the case by what became of the refund.
     *
     * @return whether the money is back; if not, the case is open again and a person has to look
     */
    public boolean settle(String caseNo, String runKey) {
        return database.inTransaction(() -> {
            runs.require(caseNo, runKey);
            MoneyCase refunded = mapper.lock(caseNo);
            BankTransaction refund = refunding.latest(refunded).orElseThrow();
            if (refunded.state() == CaseState.REFUNDING) {
                settle(refunded, refund);
            }
            return refund.state() == TransactionState.SUCCEEDED;
        });
    }

    private void refunded(MoneyCase refunded, BankTransaction refund) {
        if (payments.lock(refunded.orderNo()).isPresent()) {
            payments.surplusRefunded(refunded.orderNo(), refund, ACTOR);
        }
        cases.move(refunded, CaseEvent.REFUND_SUCCEEDED, ACTOR, refund.transactionNo());
    }

    private void settle(MoneyCase refunded, BankTransaction refund) {
        switch (refund.state()) {
            case SUCCEEDED -> refunded(refunded, refund);
            case FAILED, CLOSED ->
                cases.move(
                        refunded, CaseEvent.REFUND_FAILED, ACTOR, refund.transactionNo() + ": " + refund.lastAnswer());
            case CREATED, SUBMITTING, PROCESSING ->
                throw new IllegalStateException(refund.transactionNo() + " is " + refund.state());
        }
    }
}
