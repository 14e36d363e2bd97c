package io.payloom.ops.order;

import io.payloom.payment.PaymentKind;
import io.payloom.payment.Payments;
import io.payloom.payout.Payouts;
import io.payloom.refund.RefundKind;
import io.payloom.refund.RefundPayouts;
import io.payloom.refund.Refunds;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds whose order a number stands for, and what was ordered. */
@Component
class OrderSheets {

    private final Payments payments;
    private final Refunds refunds;
    private final RefundPayouts refundPayouts;
    private final Payouts payouts;

    OrderSheets(Payments payments, Refunds refunds, RefundPayouts refundPayouts, Payouts payouts) {
        this.payments = payments;
        this.refunds = refunds;
        this.refundPayouts = refundPayouts;
        this.payouts = payouts;
    }

    /** Empty for what is no order of a merchant, such as a bank transaction or a money case. */
    Optional<OrderSheet> of(String orderNo) {
        if (PaymentKind.PAYMENT.isOf(orderNo)) {
            return payments.find(orderNo).map(payment -> OrderSheet.of(payment, refunds.of(orderNo)));
        }
        if (RefundKind.REFUND.isOf(orderNo)) {
            return refundPayouts
                    .find(orderNo)
                    .map(refund -> OrderSheet.of(
                            refund, payments.find(refund.orderNo()).orElse(null)));
        }
        return payouts.find(orderNo).map(payout -> OrderSheet.of(payout, payouts.retriesOf(orderNo)));
    }
}
