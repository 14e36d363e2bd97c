package io.payloom.routing.health;

import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Remembers for a short while where payers failed; and knows what their cards have used of limits. */
@Component
@EnableConfigurationProperties(MemoryProperties.class)
public class PayerMemory {

    private static final String INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS";
    private static final Duration KEPT = Duration.ofDays(1);

    private final HealthMapper mapper;
    private final MemoryProperties properties;
    private final Clock clock;

    PayerMemory(HealthMapper mapper, MemoryProperties properties, Clock clock) {
        this.mapper = mapper;
        this.properties = properties;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    public void failed(String payerKey, String channel, String unifiedCode) {
        mapper.insertFailure(payerKey, channel, unifiedCode, clock.instant());
    }

    /**
     * All that is known of a payer, in one SELECT.
     *
     * @param cardKey keyed hash of the card, null when there is none
     * @param payerKeys at least one, under which failures were remembered
     * @param days for which the card's counters are wanted
     */
    public PayerRecord of(@Nullable String cardKey, List<String> payerKeys, Collection<LocalDate> days) {
        Map<CounterKey, Counter> counters = new HashMap<>();
        Set<String> failedAt = new HashSet<>();
        long insufficient = 0;
        List<HealthMapper.PayerLine> lines = mapper.payer(
                cardKey == null ? "" : cardKey, payerKeys, days, clock.instant().minus(properties.failureMemory()));
        for (HealthMapper.PayerLine line : lines) {
            if (line.day() != null) {
                counters.put(new CounterKey(line.name(), line.day()), new Counter(line.amount(), line.number()));
            } else if (INSUFFICIENT_FUNDS.equals(line.code())) {
                insufficient =
                        Math.max(insufficient, line.number()); // a payer has several keys, a failure counts for each
            } else {
                failedAt.add(line.name());
            }
        }
        return new PayerRecord(counters, failedAt, insufficient >= properties.insufficientFundsBeforeRefusal());
    }

    public void forget() {
        mapper.forgetFailures(clock.instant().minus(KEPT));
    }
}
