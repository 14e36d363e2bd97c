package io.payloom.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All banks in a few figures. */
record LedgerSummary(Instant now, long offsetMillis, int successes, int payCalls, List<OfBank> banks) {

    /**
     * One bank's figures.
     *
     * @param amounts what it took, in minor units by currency
     */
    record OfBank(String bank, boolean down, int orders, int payCalls, int successes, Map<String, Long> amounts) {

        static OfBank of(String bank, boolean down, Collection<BankOrder> orders) {
            return new OfBank(
                    bank,
                    down,
                    orders.size(),
                    orders.stream().mapToInt(BankOrder::payCalls).sum(),
                    orders.stream()
                            .mapToInt(order -> order.standing().successes())
                            .sum(),
                    orders.stream()
                            .filter(order -> order.standing().successes() > 0)
                            .collect(Collectors.groupingBy(
                                    order -> order.terms().currency(),
                                    TreeMap::new,
                                    Collectors.summingLong(
                                            order -> order.standing().bookedAmount()))));
        }
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
