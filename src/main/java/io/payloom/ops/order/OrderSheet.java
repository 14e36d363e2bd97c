package io.payloom.ops.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.kernel.Money;
import io.payloom.payment.Payment;
import io.payloom.payout.Payout;
import io.payloom.refund.Refund;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose order it is, what was ordered, and what else belongs to it; cards and payees are masked.
 *
 * @param state shown beside it, from the journal if that can be read
 * @param merchantOrderNo the merchant's number; of a refund {@code merchantRefundNo}
 * @param method of a payment; of a refund, that of its payment, as are type and card
 * @param paymentNo the payment whose money a refund gives back
 * @param payoutNo the payout that carries a refund
 * @param refundNo the refund that a payout carries
 * @param retryOf the payout whose unpaid rest a payout pays
 * @param refunds of a payment, oldest first
 * @param retries of a payout, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderSheet(
        @JsonIgnore String state,
        String merchant,
        @Nullable String merchantOrderNo,
        @Nullable String merchantRefundNo,
        Money amount,
        @Nullable Money refunded,
        @Nullable Money paid,
        @Nullable Money returned,
        @Nullable String method,
        @Nullable String type,
        @Nullable String cardMasked,
        @Nullable Payee payee,
        @Nullable String mode,
        @Nullable Instant scheduledAt,
        @Nullable String batchNo,
        @Nullable Integer line,
        @Nullable String paymentNo,
        @Nullable String payoutNo,
        @Nullable String refundNo,
        @Nullable String retryOf,
        @Nullable String resultCode,
        @Nullable String resultMessage,
        Instant createdAt,
        @Nullable Instant finalAt,
        @Nullable List<Related> refunds,
        @Nullable List<Related> retries) {

    static OrderSheet of(Payment payment, List<Refund> refunds) {
        Payment.Result result = payment.result();
        return new OrderSheet(
                payment.state().name(),
                payment.merchantId(),
                payment.merchantOrderNo(),
                null,
                payment.amount(),
                payment.refunded(),
                null,
                null,
                payment.method(),
                payment.type(),
                payment.cardMasked(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                result == null ? null : result.code(),
                result == null ? null : result.message(),
                payment.createdAt(),
                payment.finalAt(),
                refunds.stream().map(Related::of).toList(),
                null);
    }

    static OrderSheet of(Refund refund, @Nullable Payment payment) {
        return new OrderSheet(
                refund.state().name(),
                refund.merchantId(),
                null,
                refund.merchantRefundNo(),
                refund.amount(),
                null,
                null,
                null,
                payment == null ? null : payment.method(),
                payment == null ? null : payment.type(),
                payment == null ? null : payment.cardMasked(),
                null,
                null,
                null,
                null,
                null,
                refund.orderNo(),
                refund.payoutNo(),
                null,
                null,
                refund.resultCode(),
                refund.resultMessage(),
                refund.createdAt(),
                refund.finalAt(),
                null,
                null);
    }

    static OrderSheet of(Payout payout, List<Payout> retries) {
        return new OrderSheet(
                payout.state().name(),
                payout.merchantId(),
                payout.merchantOrderNo(),
                null,
                payout.amount(),
                null,
                payout.paid(),
                payout.returned(),
                null,
                null,
                null,
                new Payee(payout.payeeAccount(), payout.payeeName(), payout.payeeKind(), payout.institution()),
                payout.mode().word(),
                payout.scheduledAt(),
                payout.batchNo(),
                payout.lineNo(),
                null,
                null,
                payout.refundNo(),
                payout.retryOf(),
                payout.resultCode(),
                payout.resultMessage(),
                payout.createdAt(),
                payout.finalAt(),
                null,
                retries.stream().map(Related::of).toList());
    }

    /** To whom, masked. */
    record Payee(String account, String name, String kind, String institution) {}

    /** Another order that belongs to it. */
    record Related(String orderNo, String merchantNo, String state, Money amount, Instant createdAt) {

        private static Related of(Refund refund) {
            return new Related(
                    refund.refundNo(),
                    refund.merchantRefundNo(),
                    refund.state().name(),
                    refund.amount(),
                    refund.createdAt());
        }

        private static Related of(Payout payout) {
            return new Related(
                    payout.orderNo(),
                    payout.merchantOrderNo(),
                    payout.state().name(),
                    payout.amount(),
                    payout.createdAt());
        }
    }
}
