package io.payloom.payout;

import io.payloom.transaction.BankTransactions;
import org.springframework.stereotype.Component;

/** How much of a payout is left to be paid by another one; true as long as the caller holds the payouts' locks. */
@Component
class Retries {

    private final PayoutMapper mapper;
    private final BankTransactions transactions;

    Retries(PayoutMapper mapper, BankTransactions transactions) {
        this.mapper = mapper;
        this.transactions = transactions;
    }

    /**
     * Minor units that no bank has paid and no other retry was made for; locks the payout and what it was a retry of.
     *
     * @param payout final
     */
    long rest(Payout payout) {
        long own = payout.amountValue() - paid(payout).net() - triedAgain(payout);
        Payout first = first(payout);
        return Math.max(0, Math.min(own, first.amountValue() - outOrMayBe(first)));
    }

    /** Minor units that payees have by it and by its retries, or may get. */
    long outOrMayBe(Payout payout) {
        if (!payout.state().isFinal()) {
            return payout.amountValue();
        }
        return paid(payout).net()
                + mapper.retriesOf(payout.orderNo()).stream()
                        .mapToLong(this::outOrMayBe)
                        .sum();
    }

    private long triedAgain(Payout payout) {
        return mapper.retriesOf(payout.orderNo()).stream()
                .mapToLong(Payout::amountValue)
                .sum();
    }

    private Payout first(Payout payout) {
        Payout first = payout;
        while (first.retryOf() != null) {
            first = mapper.lock(first.retryOf());
        }
        return first;
    }

    private Paid paid(Payout payout) {
        return Paid.of(transactions.attempts(payout.orderNo()), mapper.returned(payout.orderNo()));
    }
}
