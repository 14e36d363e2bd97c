package io.payloom.notification;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The gaps between attempts: the merchant's own or the default ones, each longer or shorter by up to a fifth. */
@Component
public class NotificationSchedules {

    private static final double JITTER = 0.2;
    private static final int MOST_ATTEMPTS = 40;
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LONGEST_GAP = Duration.ofDays(7);

    private final NotificationScheduleMapper mapper;
    private final Map<String, Read> known = new ConcurrentHashMap<>();
    private final List<Duration> defaults;
    private final RandomGenerator random;

    NotificationSchedules(
            NotificationScheduleMapper mapper, NotificationProperties properties, RandomGenerator random) {
        this.mapper = mapper;
        this.defaults = checked(properties.schedule());
        this.random = random;
    }

    /**
     * The gap before each attempt, without jitter; as many attempts as there are gaps. What another instance has changed is
     * seen a second later.
     */
    public List<Duration> of(String merchantId) {
        Read read = known.get(merchantId);
        if (read == null || System.nanoTime() - read.at() > FRESH.toNanos()) {
            read = new Read(read(merchantId), System.nanoTime());
            known.put(merchantId, read);
        }
        return read.gaps();
    }

    private List<Duration> read(String merchantId) {
        String own = mapper.delays(merchantId);
        return own == null
                ? defaults
                : Arrays.stream(own.split(" ")).map(Duration::parse).toList();
    }

    /**
     * Gives a merchant gaps of its own; they act from the next attempt on.
     *
     * @throws IllegalArgumentException unless there are 1 to 40 gaps of 0 s to 7 d
     */
    public void override(String merchantId, List<Duration> delays) {
        mapper.save(merchantId, checked(delays).stream().map(Duration::toString).collect(Collectors.joining(" ")));
        known.remove(merchantId);
    }

    /** Back to the default gaps. */
    public void reset(String merchantId) {
        mapper.delete(merchantId);
        known.remove(merchantId);
    }

    Duration jittered(Duration gap) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(gap.toMillis() * factor));
    }

    private static List<Duration> checked(List<Duration> delays) {
        boolean inBounds = delays.stream().noneMatch(gap -> gap.isNegative() || gap.compareTo(LONGEST_GAP) > 0);
        if (delays.isEmpty() || delays.size() > MOST_ATTEMPTS || !inBounds) {
            throw new IllegalArgumentException("A schedule has 1 to 40 gaps of 0 s to 7 d each: " + delays);
        }
        return List.copyOf(delays);
    }

    /** @param at in nanoseconds of this process */
    private record Read(List<Duration> gaps, long at) {}
}
