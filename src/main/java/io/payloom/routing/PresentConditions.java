package io.payloom.routing;

import io.payloom.reserve.Reserves;
import io.payloom.routing.health.Health;
import io.payloom.routing.health.PayerRecord;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The conditions of now.
 *
 * @param unopened what a counter that is not there would say
 */
record PresentConditions(
        Gauges.Reading gauges, Health health, PayerRecord payer, Function<CounterKey, Counter> unopened)
        implements Conditions {

    @Override
    public Counter counter(CounterKey key) {
        Counter known = gauges.counters().get(key);
        return known == null ? unopened.apply(key) : known;
    }

    @Override
    public int openCalls(String channel) {
        return gauges.openCalls().getOrDefault(channel, 0);
    }

    @Override
    public int backlog(String channel) {
        return gauges.backlogs().getOrDefault(channel, 0);
    }

    @Override
    public OptionalLong reserve(String account, String currency) {
        Reserves.Balance known = gauges.reserves().get(account + ":" + currency);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.unclaimed());
    }

    @Override
    public int dynamicWeight(String channel) {
        return health.dynamicWeight(channel);
    }

    @Override
    public OptionalInt successPercent(String pool) {
        return health.successPercent(pool);
    }
}
