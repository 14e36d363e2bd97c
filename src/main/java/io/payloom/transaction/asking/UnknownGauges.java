package io.payloom.transaction.asking;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Shows by channel how many transactions have no result, how many of them are stuck, and how old the oldest is. */
@Component
class UnknownGauges {

    private final InquiryMapper mapper;
    private final Clock clock;
    private final MultiGauge unknown;
    private final MultiGauge stuck;
    private final MultiGauge oldest;

    UnknownGauges(InquiryMapper mapper, Clock clock, MeterRegistry meters) {
        this.mapper = mapper;
        this.clock = clock;
        this.unknown = MultiGauge.builder("payloom.transactions.unknown")
                .description("Transactions that were sent and have no result")
                .register(meters);
        this.stuck = MultiGauge.builder("payloom.transactions.stuck")
                .description("Of these, those whose planned queries are used up")
                .register(meters);
        this.oldest = MultiGauge.builder("payloom.transactions.unknown.oldest")
                .description("Age of the oldest transaction without a result")
                .baseUnit("seconds")
                .register(meters);
    }

    void refresh() {
        List<UnknownAges> ages = mapper.unknownAges();
        show(unknown, ages, UnknownAges::waiting);
        show(stuck, ages, UnknownAges::stuck);
        show(
                oldest,
                ages,
                each -> Duration.between(each.oldest(), clock.instant()).toMillis() / 1000.0);
    }

    private static void show(MultiGauge gauge, List<UnknownAges> ages, ToDoubleFunction<UnknownAges> value) {
        gauge.register(
                ages.stream()
                        .map(each -> MultiGauge.Row.of(Tags.of("channel", each.channel()), value.applyAsDouble(each)))
                        .toList(),
                true);
    }
}
