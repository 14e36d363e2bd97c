package io.payloom.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All banks in a few figures. */
record LedgerSummary(Instant now, long offsetMillis, int successes, int payCalls, List<OfBank> banks) {

    /**
     * One bank's figures; amounts are in minor units by currency.
     *
     * @param orders payments and payouts, as are the calls and the successes
     * @param amounts what it took by payments
     * @param paidOut what it paid out
     * @param refunds refunds and voids that succeeded, also those that came back
     * @param refunded what it gave back by them
     * @param returned what of refunds and payouts came back
     */
    record OfBank(
            String bank,
            boolean down,
            int orders,
            int payCalls,
            int successes,
            Map<String, Long> amounts,
            Map<String, Long> paidOut,
            int refunds,
            Map<String, Long> refunded,
            Map<String, Long> returned) {

        static OfBank of(String bank, boolean down, Collection<BankOrder> orders) {
            List<BankOrder> booked = only(orders, order -> order.standing().successes() > 0);
            List<BankOrder> pays = only(orders, LedgerSummary::isPay);
            List<BankOrder> done = only(booked, LedgerSummary::isPay);
            List<BankOrder> givenBack = only(booked, order -> !isPay(order));
            return new OfBank(
                    bank,
                    down,
                    pays.size(),
                    pays.stream().mapToInt(BankOrder::payCalls).sum(),
                    done.size(),
                    sums(only(done, order -> !isPayout(order))),
                    sums(only(done, LedgerSummary::isPayout)),
                    givenBack.size(),
                    sums(givenBack),
                    sums(only(booked, order -> order.standing().state() == OrderState.RETURNED)));
        }
    }

    private static boolean isPay(BankOrder order) {
        return order.terms().kind() == Kind.PAY;
    }

    private static boolean isPayout(BankOrder order) {
        return isPay(order) && order.terms().payee() != null;
    }

    private static List<BankOrder> only(Collection<BankOrder> orders, Predicate<BankOrder> which) {
        return orders.stream().filter(which).toList();
    }

    private static Map<String, Long> sums(Collection<BankOrder> booked) {
        return booked.stream()
                .collect(Collectors.groupingBy(
                        order -> order.terms().currency(),
                        TreeMap::new,
                        Collectors.summingLong(order -> order.standing().bookedAmount())));
    }

    static LedgerSummary of(Instant now, long offsetMillis, List<OfBank> banks) {
        return new LedgerSummary(
                now,
                offsetMillis,
                banks.stream().mapToInt(OfBank::successes).sum(),
                banks.stream().mapToInt(OfBank::payCalls).sum(),
                banks);
    }
}
