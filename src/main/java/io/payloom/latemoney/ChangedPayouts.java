package io.payloom.latemoney;

import io.payloom.lifecycle.Runs;
import io.payloom.payout.PayoutCorrections;
import io.payloom.payout.PayoutCounted;
import io.payloom.transaction.BankTransactionContradicted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has cases assessed again that wait for a person because a payee has too much or may get it, when a payout of their chain has
 * ended or its money came back: what has put itself right by that needs nobody.
 */
@Component
class ChangedPayouts {

    private final CaseMapper mapper;
    private final PayoutCorrections payouts;
    private final Runs runs;

    ChangedPayouts(CaseMapper mapper, PayoutCorrections payouts, Runs runs) {
        this.mapper = mapper;
        this.payouts = payouts;
        this.runs = runs;
    }

    /** In the database transaction that counts it, so the next run of the case sees it. */
    @EventListener
    void on(PayoutCounted counted) {
        payouts.chainOf(counted.payout()).stream()
                .flatMap(orderNo -> mapper.of(orderNo).stream())
                .filter(found -> found.state() == CaseState.OPEN
                        && found.kind() == BankTransactionContradicted.Kind.LATE_SUCCESS
                        && isAssessed(found))
                .forEach(open -> runs.stepAside(open.caseNo()));
    }

    /** One that has just been opened will be. */
    private boolean isAssessed(MoneyCase open) {
        return runs.of(open.caseNo()).filter(run -> run.runKey() != null).isPresent();
    }
}
