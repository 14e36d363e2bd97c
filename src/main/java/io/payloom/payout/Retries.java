package io.payloom.payout;

import io.payloom.transaction.BankTransactions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How much of a payout is left to be paid by another one; true as long as the caller holds the payouts' locks. */
@Component
class Retries {

    private final PayoutMapper mapper;
    private final BankTransactions transactions;
    private final Withdrawals withdrawals;

    Retries(PayoutMapper mapper, BankTransactions transactions, Withdrawals withdrawals) {
        this.mapper = mapper;
        this.transactions = transactions;
        this.withdrawals = withdrawals;
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

    /**
     * Takes back retries of which nothing was sent, newest first, while the payee could get more than was ordered; joins the
     * caller's transaction.
     *
     * @param paid a payout of which more is paid than was thought when it was retried
     */
    void withdrawNeedless(Payout paid) {
        Payout first = first(paid);
        for (Payout retry : retriesBelow(first).reversed()) {
            if (outOrMayBe(first) <= first.amountValue()) {
                return;
            }
            withdrawals.withdraw(retry.orderNo(), "payout " + paid.orderNo(), paid.orderNo() + " was paid after all");
        }
    }

    /** Oldest first. */
    private List<Payout> retriesBelow(Payout payout) {
        return mapper.retriesOf(payout.orderNo()).stream()
                .flatMap(retry -> Stream.concat(Stream.of(retry), retriesBelow(retry).stream()))
                .sorted(Comparator.comparing(Payout::orderNo))
                .toList();
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
