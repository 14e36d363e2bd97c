package io.payloom.refund;

import io.payloom.vault.PayeeVault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** To whom people want refused refunds to be paid; at most one proposal of a refund waits. Joins the caller's transaction. */
@Component
class RefundPayoutProposals {

    private final RefundPayoutMapper mapper;
    private final PayeeVault payees;
    private final Clock clock;

    RefundPayoutProposals(RefundPayoutMapper mapper, PayeeVault payees, Clock clock) {
        this.mapper = mapper;
        this.payees = payees;
        this.clock = clock;
    }

    RefundPayout propose(Refund refund, PayeeVault.Payee payee, RefundPayoutMapper.Said word) {
        replace(refund.refundNo());
        String token = payees.store(refund.merchantId(), payee);
        long amount = refund.unpaid().value();
        mapper.insert(refund, token, RefundPayoutMapper.Masked.of(payee), amount, word, clock.instant());
        return mapper.proposed(refund.refundNo()).orElseThrow();
    }

    /** What was decided about the refund took the place of what was proposed. */
    void replace(String refundNo) {
        mapper.replace(refundNo, clock.instant());
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
    }

    void showPaid(String payoutNo, long paid) {
        mapper.showPaid(payoutNo, paid);
    }

    /** The newest first. */
    List<RefundPayout> of(String refundNo) {
        return mapper.of(refundNo);
    }
}
