package io.payloom.refund;

import io.payloom.alert.Alerts;
import io.payloom.vault.PayeeVault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** To whom people want refused refunds to be paid; at most one proposal of a refund waits. Joins the caller's transaction. */
@Component
class RefundPayoutProposals {

    static final String ALERT = "REFUND_PAYOUT_PROPOSED";

    private static final int MOST_WRONG_ACCOUNTS = 3;

    private final RefundPayoutMapper mapper;
    private final PayeeVault payees;
    private final Alerts alerts;
    private final Clock clock;

    RefundPayoutProposals(RefundPayoutMapper mapper, PayeeVault payees, Alerts alerts, Clock clock) {
        this.mapper = mapper;
        this.payees = payees;
        this.alerts = alerts;
        this.clock = clock;
    }

    RefundPayout propose(Refund refund, PayeeVault.Payee payee, RefundPayoutMapper.Said word) {
        replace(refund.refundNo());
        String token = payees.store(refund.merchantId(), payee);
        long amount = refund.unpaid().value();
        mapper.insert(refund, token, RefundPayoutMapper.Masked.of(payee), amount, word, clock.instant());
        return mapper.proposed(refund.refundNo()).orElseThrow();
    }

    /** What has happened to the refund takes the place of what was proposed. */
    void replace(String refundNo) {
        if (mapper.replace(refundNo, clock.instant()) > 0) {
            alerts.settle(ALERT, refundNo, "payloom", "the proposal is over");
        }
    }

    /** Who guesses gets no further: the third wrong number ends the proposal. */
    void wrongAccount(RefundPayout proposal) {
        mapper.countWrongAccount(proposal.id());
        if (proposal.wrongAccounts() + 1 >= MOST_WRONG_ACCOUNTS) {
            replace(proposal.refundNo());
        }
    }

    Optional<RefundPayout> proposed(String refundNo) {
        return mapper.proposed(refundNo);
    }

    PayeeVault.Payee payee(RefundPayout proposal, String merchantId) {
        return payees.reveal(proposal.payeeToken(), merchantId);
    }

    void confirm(RefundPayout proposal, RefundPayoutMapper.Said word, String payoutNo) {
        if (mapper.confirm(proposal.id(), word, payoutNo, clock.instant()) != 1) {
            throw new IllegalStateException("Proposal " + proposal.id() + " changed while its refund was locked");
        }
        alerts.settle(ALERT, proposal.refundNo(), word.operator(), "confirmed");
    }

    void showPaid(String payoutNo, long paid) {
        mapper.showPaid(payoutNo, paid);
    }

    /** The newest first. */
    List<RefundPayout> of(String refundNo) {
        return mapper.of(refundNo);
    }
}
