package io.payloom.payment;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Payments for those who give their money back. Whoever locks one decides alone about what is left of it, until the caller's
 * transaction ends.
 */
@Component
public class PaidPayments {

    private final PaymentMapper mapper;
    private final PaymentMoves moves;

    PaidPayments(PaymentMapper mapper, PaymentMoves moves) {
        this.mapper = mapper;
        this.moves = moves;
    }

    /** Empty also when the payment belongs to another merchant. */
    public Optional<PaidPayment> lock(String merchantId, String orderNo) {
        return mapper.byOrderNo(merchantId, orderNo).map(found -> lock(found.orderNo()));
    }

    /** A payment that must exist. */
    public PaidPayment lock(String orderNo) {
        return PaidPayment.of(mapper.lock(orderNo));
    }

    /**
     * Shows how much of the payment has gone back. Its state stays; its merchant hears of the refund itself.
     *
     * @param total minor units, of all refunds together
     * @param words which of them has changed, for the journal
     */
    public void showRefunded(String orderNo, long total, String actor, String words) {
        moves.remark(mapper.lock(orderNo), actor, words);
        mapper.showRefunded(orderNo, total);
    }
}
