package io.payloom.routing.health;

import io.payloom.alert.Alerts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How channels and pools do, kept in memory. Instances tell each other what changed, never totals, so that nothing is
 * counted twice however many there are.
 */
@Component
public class Health {

    /** Below it an alert is raised. */
    public static final int UNWELL = -10;

    private static final String ALERT = "CHANNEL_UNWELL";
    private static final Duration ACKNOWLEDGED_FOR = Duration.ofHours(1);
    private static final String CHANNEL = "channel/";
    private static final String POOL = "pool/";
    private static final Duration LOOK_BACK = Duration.ofMinutes(3);
    private static final Duration KEPT = Duration.ofHours(1);

    private final HealthMapper mapper;
    private final Alerts alerts;
    private final Clock clock;
    private final String instance = UUID.randomUUID().toString();
    private final Map<String, DynamicWeight> weights = new ConcurrentHashMap<>();
    private final Map<String, SuccessRate> rates = new ConcurrentHashMap<>();
    private final Map<String, Change> untold = new ConcurrentHashMap<>();
    private final Map<Long, Instant> applied = new ConcurrentHashMap<>();
    /** By channel, when it failed last when a person was called. */
    private final Map<String, Instant> unwell = new HashMap<>();

    Health(HealthMapper mapper, Alerts alerts, Clock clock) {
        this.mapper = mapper;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** 0 when all is well, below it by how much the channel has failed of late. */
    public int dynamicWeight(String channel) {
        DynamicWeight weight = weights.get(CHANNEL + channel);
        return weight == null ? 0 : weight.at(clock.instant());
    }

    /** Successes in a hundred; empty while there are too few results to say. */
    public OptionalInt successPercent(String pool) {
        SuccessRate rate = rates.get(POOL + pool);
        return rate == null ? OptionalInt.empty() : rate.percent(clock.instant());
    }

    /** A transaction went well, or failed for a reason that lies with the channel; not for a reason of the payer's. */
    public void record(String channel, String pool, boolean success) {
        for (String subject : List.of(CHANNEL + channel, POOL + pool)) {
            apply(subject, success ? 1 : 0, success ? 0 : 1, clock.instant());
            untold.merge(subject, Change.none(subject).plus(success), (before, one) -> before.plus(success));
        }
    }

    private void apply(String subject, int successes, int failures, Instant at) {
        if (subject.startsWith(CHANNEL)) {
            weights.computeIfAbsent(subject, unseen -> new DynamicWeight(at)).change(successes, failures, at);
        } else {
            rates.computeIfAbsent(subject, unseen -> new SuccessRate()).add(successes, failures, at);
        }
    }

    /** Tells the other instances what this one saw since the last time, and hears from them. */
    public void exchange() {
        Instant now = clock.instant();
        List<Change> news = new ArrayList<>();
        untold.keySet().forEach(subject -> {
            Change change = untold.remove(subject);
            if (change != null) {
                news.add(change);
            }
        });
        tell(news, now);
        Instant since = now.minus(LOOK_BACK);
        applied.values().removeIf(at -> at.isBefore(since));
        mapper.changesSince(instance, since).forEach(told -> {
            if (applied.put(told.id(), told.at()) == null) {
                apply(told.subject(), told.successes(), told.failures(), now);
            }
        });
        mapper.forgetChanges(now.minus(KEPT));
    }

    /** What cannot be told now is told next time. */
    private void tell(List<Change> news, Instant now) {
        if (news.isEmpty()) {
            return;
        }
        try {
            mapper.insertChanges(instance, news, now);
        } catch (RuntimeException unreachable) {
            news.forEach(change -> untold.merge(change.subject(), change, Change::plus));
            throw unreachable;
        }
    }

    /** Calls a person while a channel is unwell, and no longer. */
    public void watch() {
        weights.forEach((subject, weight) -> {
            String channel = subject.substring(CHANNEL.length());
            int value = dynamicWeight(channel);
            if (value < UNWELL) {
                call(channel, value, weight.lastFailure());
            } else if (unwell.containsKey(channel)) {
                alerts.settle(ALERT, channel, "payloom", "its dynamic weight is " + value + " again");
                unwell.remove(channel);
            }
        });
        settleForgotten();
    }

    private void call(String channel, int weight, @Nullable Instant lastFailure) {
        Instant failed = lastFailure == null ? Instant.MIN : lastFailure;
        Instant told = unwell.get(channel);
        String words = "Channel " + channel + " fails: its dynamic weight is " + weight
                + ". It gets less traffic by itself and recovers by itself; ask the bank, or switch the channel off.";
        if (told == null) {
            alerts.raise(ALERT, channel, null, words);
        } else if (failed.isAfter(told)) {
            alerts.goesOn(ALERT, channel, null, words, ACKNOWLEDGED_FOR);
        }
        unwell.put(channel, failed);
    }

    /** An instance that has ended since cannot close what it raised; by now the channel has recovered, or it failed again. */
    private void settleForgotten() {
        Instant recovered = clock.instant().minus(Duration.ofMinutes(UNWELL - DynamicWeight.LOWEST));
        for (Alerts.Alert open : alerts.open(ALERT)) {
            if (!unwell.containsKey(open.dedupKey()) && open.lastAt().isBefore(recovered)) {
                alerts.settle(ALERT, open.dedupKey(), "payloom", "it has not failed for long enough to recover");
            }
        }
    }
}
