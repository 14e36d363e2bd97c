package io.payloom.routing.health;

import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a payer.
 *
 * @param cardCounters what the card has used of limits
 * @param failedAt channels at which the payer has just failed
 * @param refused whether the payer had too little money too often of late
 */
public record PayerRecord(Map<CounterKey, Counter> cardCounters, Set<String> failedAt, boolean refused) {

    /** Of a payer whom nobody knows. */
    public static final PayerRecord UNKNOWN = new PayerRecord(Map.of(), Set.of(), false);

    public PayerRecord {
        cardCounters = Map.copyOf(cardCounters);
        failedAt = Set.copyOf(failedAt);
    }

    public Counter cardCounter(CounterKey key) {
        return cardCounters.getOrDefault(key, Counter.ZERO);
    }
}
