package io.payloom.payment;

import io.payloom.transaction.BankTransaction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What becomes of a payment whose money does not fit its final state. Joins the caller's transaction. */
@Component
public class PaymentCorrections {

    private final PaymentMapper mapper;
    private final PaymentMoves moves;
    private final PaymentAnnouncements announcements;

    PaymentCorrections(PaymentMapper mapper, PaymentMoves moves, PaymentAnnouncements announcements) {
        this.mapper = mapper;
        this.moves = moves;
        this.announcements = announcements;
    }

    /** Where the payment stands; it stays so until the caller's transaction ends. Empty when it is no payment. */
    public Optional<PaymentState> lock(String orderNo) {
        return Optional.ofNullable(mapper.lock(orderNo)).map(PaymentRow::state);
    }

    /** Code of the payer's bank or wallet; empty where it is not known. */
    public Optional<String> institution(String orderNo) {
        return Optional.ofNullable(mapper.lock(orderNo)).map(PaymentRow::institution);
    }

    /**
     * Takes a failed or closed payment to succeeded, by money that arrived late, and tells its merchant.
     *
     * @throws IllegalStateException when it is neither
     */
    public void reopen(String orderNo, BankTransaction succeeded, String actor) {
        if (succeeded.answer().paidValue() != null) {
            mapper.showPaid(orderNo, succeeded.answer().paidValue());
        }
        PaymentRow payment = moves.move(
                mapper.lock(orderNo),
                PaymentEvent.LATE_SUCCESS,
                actor,
                succeeded.transactionNo() + " succeeded after the end",
                new Payment.Result("LATE_SUCCESS", "Paid, but the bank said so after the order had ended"));
        announcements.announce(payment);
    }

    /** Money that the payment should not have was given back; its state stays, its merchant is told. */
    public void surplusRefunded(String orderNo, BankTransaction refund, String actor) {
        PaymentRow payment = moves.remark(
                mapper.lock(orderNo),
                actor,
                refund.paid() + " of " + refund.identity().originalNo() + " went back by " + refund.transactionNo());
        announcements.surplusRefunded(payment, refund);
    }
}
