package io.payloom.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How many queries each bank got in each second, for the newest seconds in which there were any. */
@Component
class QueryCounts {

    private static final int SECONDS_KEPT = 3_600;

    private final Map<String, NavigableMap<Instant, Integer>> banks = new HashMap<>();
    private final Clock clock;

    QueryCounts(Clock clock) {
        this.clock = clock;
    }

    synchronized void count(String bank) {
        NavigableMap<Instant, Integer> seconds = banks.computeIfAbsent(bank, code -> new TreeMap<>());
        seconds.merge(clock.instant().truncatedTo(ChronoUnit.SECONDS), 1, Integer::sum);
        if (seconds.size() > SECONDS_KEPT) {
            seconds.pollFirstEntry();
        }
    }

    /** By the second's begin, oldest first. */
    synchronized Map<Instant, Integer> of(String bank) {
        return new TreeMap<>(banks.getOrDefault(bank, new TreeMap<>()));
    }
}
