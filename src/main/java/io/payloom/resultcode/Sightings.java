package io.payloom.resultcode;

import io.payloom.resultcode.CodeMapper.Count;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts in memory which lines of the table translate anything, and writes it down now and then. */
@Component
class Sightings {

    private static final int AT_ONCE = 500;

    private final CodeMapper mapper;
    private final Clock clock;
    private final Map<CodeKey, LongAdder> counts = new ConcurrentHashMap<>();

    Sightings(CodeMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    void add(CodeKey key) {
        counts.computeIfAbsent(key, unseen -> new LongAdder()).increment();
    }

    /** In the order of the keys, so that instances do not lock each other out; what fails is counted again. */
    void flush() {
        List<Count> news = new ArrayList<>();
        counts.forEach((key, count) -> {
            long sightings = count.sumThenReset();
            if (sightings > 0) {
                news.add(new Count(key, sightings));
            }
        });
        news.sort(Comparator.comparing(count -> count.key().toString()));
        for (int from = 0; from < news.size(); from += AT_ONCE) {
            write(news.subList(from, Math.min(news.size(), from + AT_ONCE)));
        }
    }

    private void write(List<Count> some) {
        try {
            mapper.addSightings(some, clock.instant());
        } catch (RuntimeException unreachable) {
            some.forEach(count -> counts.computeIfAbsent(count.key(), unseen -> new LongAdder())
                    .add(count.sightings()));
            throw unreachable;
        }
    }
}
