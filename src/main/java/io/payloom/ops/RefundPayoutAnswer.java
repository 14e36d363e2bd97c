package io.payloom.ops;

import io.payloom.kernel.Money;
import io.payloom.payout.warning.PayoutWarning;
import io.payloom.refund.RefundPayout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To whom people want a refused refund to be paid, and where that stands.
 *
 * @param payeeAccount masked
 * @param payeeName masked
 * @param warnings what the second person should look at twice; null for nothing
 */
record RefundPayoutAnswer(
        String refundNo,
        RefundPayout.State state,
        Money amount,
        String payeeAccount,
        String payeeName,
        String payeeKind,
        String institution,
        String proposedBy,
        String reason,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable String confirmationReason,
        @Nullable String payoutNo,
        @Nullable List<PayoutWarning> warnings) {

    static RefundPayoutAnswer of(RefundPayout proposal, @Nullable List<PayoutWarning> warnings) {
        return new RefundPayoutAnswer(
                proposal.refundNo(),
                proposal.state(),
                proposal.amount(),
                proposal.payeeAccount(),
                proposal.payeeName(),
                proposal.payeeKind(),
                proposal.institution(),
                proposal.operator(),
                proposal.reason(),
                proposal.proposedAt(),
                proposal.secondOperator(),
                proposal.secondReason(),
                proposal.payoutNo(),
                warnings);
    }
}
