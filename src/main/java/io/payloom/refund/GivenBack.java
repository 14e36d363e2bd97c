package io.payloom.refund;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a payment brought in, and what went back of it; true as long as the caller holds the payment's lock. */
@Component
class GivenBack {

    private final BankTransactions transactions;
    private final RefundMapper mapper;

    GivenBack(BankTransactions transactions, RefundMapper mapper) {
        this.transactions = transactions;
        this.mapper = mapper;
    }

    /** The transaction that holds the payment's money: the newest that succeeded and that no money case gives back. */
    Optional<BankTransaction> captured(String orderNo) {
        List<BankTransaction> succeeded = transactions.attempts(orderNo).stream()
                .filter(attempt -> attempt.state() == TransactionState.SUCCEEDED)
                .toList();
        return succeeded.reversed().stream()
                .filter(attempt -> !isSurplus(attempt))
                .findFirst()
                .or(() -> succeeded.stream().findFirst());
    }

    Cap cap(BankTransaction captured) {
        return Cap.of(captured.paid(), mapper.of(captured.orderNo()), transactions.refundsOf(captured.transactionNo()));
    }

    /** Minor units that went to the payer by this refund, or may go. */
    long takenBy(Refund refund, BankTransaction captured) {
        return Cap.takenBy(refund, transactions.refundsOf(captured.transactionNo()));
    }

    /** Whether the payer has more than this refund, or may get more. */
    boolean isTooMuch(Refund refund) {
        return takenBy(refund, captured(refund.orderNo()).orElseThrow()) > refund.amountValue();
    }

    /** Whether the payer has all of this refund, by whatever way. */
    boolean isWhole(Refund refund) {
        BankTransaction captured = captured(refund.orderNo()).orElseThrow();
        return Cap.given(refund, transactions.refundsOf(captured.transactionNo())) >= refund.amountValue();
    }

    /** Minor units of all refunds of a payment that have succeeded, and what is still out of those that failed or came back. */
    long refunded(String orderNo) {
        BankTransaction captured = captured(orderNo).orElseThrow();
        List<BankTransaction> back = transactions.refundsOf(captured.transactionNo());
        return mapper.of(orderNo).stream()
                .mapToLong(refund -> switch (refund.state()) {
                    case SUCCEEDED -> refund.paid().value();
                    case FAILED, RETURNED -> Math.min(refund.amountValue(), Cap.given(refund, back));
                    case ACCEPTED, SUBMITTED, PROCESSING, REFUSED, PAYING_OUT -> 0;
                })
                .sum();
    }

    private boolean isSurplus(BankTransaction succeeded) {
        return transactions.refundsOf(succeeded.transactionNo()).stream()
                .filter(one -> !RefundKind.REFUND.isOf(one.orderNo()))
                .anyMatch(one -> one.state() != TransactionState.FAILED && one.state() != TransactionState.CLOSED);
    }
}
