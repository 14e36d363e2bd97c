package io.payloom.refund;

import io.payloom.kernel.Money;
import io.payloom.kernel.OrderKind;
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
        return Cap.of(
                captured.amount(), mapper.of(captured.orderNo()), transactions.refundsOf(captured.transactionNo()));
    }

    /** How often the bank, or a person, has given this refund's amount back. */
    long timesGiven(Refund refund, BankTransaction captured) {
        return Cap.timesGiven(refund, transactions.refundsOf(captured.transactionNo()));
    }

    /** Minor units of all refunds of a payment that have succeeded. */
    long refunded(String orderNo) {
        return mapper.of(orderNo).stream()
                .filter(refund -> refund.state() == RefundState.SUCCEEDED)
                .map(Refund::amount)
                .mapToLong(Money::value)
                .sum();
    }

    private boolean isSurplus(BankTransaction succeeded) {
        return transactions.refundsOf(succeeded.transactionNo()).stream()
                .filter(one -> !OrderKind.REFUND.isOf(one.orderNo()))
                .anyMatch(one -> one.state() != TransactionState.FAILED && one.state() != TransactionState.CLOSED);
    }
}
