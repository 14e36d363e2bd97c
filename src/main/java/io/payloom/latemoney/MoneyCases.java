package io.payloom.latemoney;

import io.payloom.database.LockOrder;
import io.payloom.hold.EndReaction;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Moves;
import io.payloom.lifecycle.Runs;
import io.payloom.payout.PayoutKind;
import io.payloom.refund.RefundKind;
import io.payloom.transaction.BankTransactionContradicted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The cases of money that does not fit: each is opened once, and starts the process late-money. */
@Component
public class MoneyCases implements EndReaction {

    private final CaseMapper mapper;
    private final CaseAlerts alerts;
    private final Journal journal;
    private final Moves<CaseState, CaseEvent> moves;
    private final Runs runs;
    private final Clock clock;

    MoneyCases(CaseMapper mapper, CaseAlerts alerts, Journal journal, Runs runs, Clock clock) {
        this.mapper = mapper;
        this.alerts = alerts;
        this.journal = journal;
        this.moves = new Moves<>(CaseStates.MODEL, journal);
        this.runs = runs;
        this.clock = clock;
    }

    /** Empty when there is none under this number. */
    public Optional<MoneyCase> find(String caseNo) {
        return Optional.ofNullable(mapper.find(caseNo));
    }

    /** All cases about an order, oldest first. */
    public List<MoneyCase> of(String orderNo) {
        return mapper.of(orderNo);
    }

    @Override
    public LockOrder firstLock() {
        return LockOrder.MONEY_CASE;
    }

    @Override
    public void contradicted(BankTransactionContradicted found) {
        if (isPutRightByItsOrder(found)) {
            return;
        }
        String caseNo = CaseKind.MONEY_CASE.nextNumber();
        try {
            mapper.insert(caseNo, found, clock.instant());
        } catch (DuplicateKeyException known) {
            saidAgain(found);
            return;
        }
        journal.append(Journal.Entry.first(
                caseNo, CaseState.OPEN, "OPEN", "bank", found.transactionNo() + ": " + found.words()));
        runs.open(caseNo, CaseKind.MONEY_CASE);
    }

    /** What was ended for good does not call anybody again. */
    private void saidAgain(BankTransactionContradicted found) {
        mapper.of(found.orderNo()).stream()
                .filter(one -> one.transactionNo().equals(found.transactionNo()) && one.kind() == found.kind())
                .filter(one -> one.state().isFinal())
                .forEach(ended -> alerts.settleWhatOpenedIt(ended, CaseAssessment.ACTOR));
    }

    /** Refunds and payouts follow what their banks say late within their own states; only a payout can be paid twice by that. */
    private static boolean isPutRightByItsOrder(BankTransactionContradicted found) {
        return switch (found.kind()) {
            case RETURNED -> sendsMoneyOut(found.orderNo());
            case LATE_SUCCESS -> RefundKind.REFUND.isOf(found.orderNo());
            case CONTRADICTION, OTHER_AMOUNT, RETURNED_OTHER_AMOUNT, BOOKED_OTHER_AMOUNT -> false;
        };
    }

    /** Whether money of the order can come back; it counts that by itself. */
    static boolean sendsMoneyOut(String orderNo) {
        return RefundKind.REFUND.isOf(orderNo) || PayoutKind.PAYOUT.isOf(orderNo);
    }

    /** Writes down what was said about a locked case that stays in its state. */
    void remark(MoneyCase locked, String actor, String words) {
        moves.remark(locked, actor, words, () -> mapper.remark(locked));
    }

    /** Moves a locked case, and ends its run when it is final by that. */
    MoneyCase move(MoneyCase locked, CaseEvent event, String actor, @Nullable String detail) {
        Instant now = clock.instant();
        CaseState reached = moves.move(
                locked, event, actor, detail, next -> mapper.move(locked, next, next.isFinal() ? now : null));
        if (reached.isFinal()) {
            runs.finish(locked.caseNo());
        }
        MoneyCase moved = mapper.lock(locked.caseNo());
        alerts.follow(locked, moved, actor);
        return moved;
    }
}
