package io.payloom.payout;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** How much of a payout is left to be paid by another one; true as long as the caller holds the lock of its first. */
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

    /** Locks a payout and all that it repeats, the first of them first, as everybody does who counts what a payee has. */
    Payout lock(String orderNo) {
        List<String> up = new ArrayList<>();
        for (String next = orderNo; next != null; next = mapper.byNo(next).retryOf()) {
            up.add(next);
        }
        return up.reversed().stream()
                .map(mapper::lock)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    /**
     * Minor units that no bank has paid and no other retry was made for.
     *
     * @param payout final, and locked by {@link #lock}
     */
    long rest(Payout payout) {
        long own = payout.amountValue() - paid(payout).net() - triedAgain(payout);
        RetryChain retryChain = retryChain(payout);
        return Math.max(0, Math.min(own, retryChain.first().amountValue() - retryChain.outOrMayBe()));
    }

    /** Whether the payee has more than was ordered, or may get more, by all payouts of its chain together. */
    boolean isOverpaid(Payout locked) {
        return retryChain(locked).isTooMuch(locked);
    }

    /**
     * Takes back retries of which nothing was sent, newest first, while the payee could get more than was ordered; joins the
     * caller's transaction.
     *
     * @param paid a payout of which more is paid than was thought when it was retried
     */
    void withdrawNeedless(Payout paid) {
        RetryChain retryChain = retryChain(paid);
        for (Payout retry : retryChain.retriesUnderWay()) {
            if (retryChain.outOrMayBe() <= retryChain.first().amountValue()) {
                return;
            }
            withdrawals.withdraw(retry.orderNo(), "payout " + paid.orderNo(), paid.orderNo() + " was paid after all");
            retryChain = retryChain(paid);
        }
    }

    /** Of its chain, the first payout first. */
    List<String> numbers(Payout payout) {
        return all(payout).stream().map(Payout::orderNo).toList();
    }

    private RetryChain retryChain(Payout payout) {
        return new RetryChain(all(payout).stream()
                .map(one -> new RetryChain.Link(one, outOrMayBe(one)))
                .toList());
    }

    private List<Payout> all(Payout payout) {
        List<Payout> all = new ArrayList<>();
        Deque<Payout> found = new ArrayDeque<>(List.of(first(payout)));
        while (!found.isEmpty()) {
            Payout next = found.remove();
            all.add(next);
            found.addAll(mapper.retriesOf(next.orderNo()));
        }
        return all;
    }

    /** While it is under way, what failed of it may still be sent again elsewhere. */
    private long outOrMayBe(Payout payout) {
        List<BankTransaction> parts = transactions.attempts(payout.orderNo());
        long paid = PaidTotals.of(parts, mapper.returned(payout.orderNo())).net();
        if (payout.state().isFinal()) {
            return paid;
        }
        long open = parts.stream()
                .filter(part -> !part.state().isFinal())
                .mapToLong(part -> part.amount().value())
                .sum();
        return Math.max(payout.amountValue(), paid + open);
    }

    private long triedAgain(Payout payout) {
        return mapper.retriesOf(payout.orderNo()).stream()
                .mapToLong(Payout::amountValue)
                .sum();
    }

    private Payout first(Payout payout) {
        Payout first = payout;
        while (first.retryOf() != null) {
            first = mapper.byNo(first.retryOf());
        }
        return first;
    }

    private PaidTotals paid(Payout payout) {
        return PaidTotals.of(transactions.attempts(payout.orderNo()), mapper.returned(payout.orderNo()));
    }
}
