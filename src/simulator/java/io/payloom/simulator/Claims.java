package io.payloom.simulator;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What refunds and voids take of each payment, seen over the ledger's orders. */
final class Claims {

    private final Map<OrderKey, BankOrder> orders;
    private final Map<OrderKey, Set<OrderKey>> byPayment = new ConcurrentHashMap<>();

    Claims(Map<OrderKey, BankOrder> orders) {
        this.orders = orders;
    }

    /** To be told of every order that stands in the ledger. */
    void note(BankOrder order) {
        OrderKey payment = order.original();
        if (payment != null) {
            byPayment
                    .computeIfAbsent(payment, none -> ConcurrentHashMap.newKeySet())
                    .add(order.key());
        }
    }

    /** Never below zero; zero, too, where no payment has succeeded. */
    long leftOf(OrderKey payment) {
        BankOrder order = orders.get(payment);
        if (order == null || !order.isPayment() || order.standing().successes() == 0) {
            return 0;
        }
        return order.standing().bookedAmount()
                - byPayment.getOrDefault(payment, Set.of()).stream()
                        .map(orders::get)
                        .filter(Objects::nonNull)
                        .mapToLong(BankOrder::claim)
                        .sum();
    }

    /** The payment of which the change takes more than was taken before; null where none is touched so. */
    @Nullable
    OrderKey claimedFurther(@Nullable BankOrder before, BankOrder after) {
        return growth(before, after) > 0 ? after.original() : null;
    }

    void refuseBeyondPayment(@Nullable BankOrder before, BankOrder after) {
        OrderKey payment = claimedFurther(before, after);
        if (payment != null && growth(before, after) > leftOf(payment)) {
            throw new RefundBeyondPayment(after.key());
        }
    }

    private static long growth(@Nullable BankOrder before, BankOrder after) {
        return after.claim() - (before == null ? 0 : before.claim());
    }
}
