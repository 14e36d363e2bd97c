package io.payloom.routing;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Pool;
import io.payloom.routing.quota.CounterKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The counters of today that a catalogue's limits need, but for those of single cards. */
final class DailyCounters {

    private DailyCounters() {}

    static List<CounterKey> of(Catalogue catalogue, Instant now) {
        Set<String> currencies = catalogue.channels().stream()
                .flatMap(channel -> channel.interfaces().stream())
                .flatMap(terms -> terms.currencies().stream())
                .collect(Collectors.toSet());
        return Stream.concat(
                        catalogue.channels().stream()
                                .flatMap(DailyCounters::limits)
                                .map(limit -> key(limit, now)),
                        catalogue.content().pools().stream().flatMap(pool -> ofPool(pool, currencies, now)))
                .toList();
    }

    private static Stream<CountedLimit> limits(Channel channel) {
        Stream<List<CountedLimit>> all = Stream.of(
                        Stream.of(CountedLimit.of(channel)),
                        channel.interfaces().stream().map((ChannelInterface terms) -> CountedLimit.of(channel, terms)),
                        channel.accounts().stream().map(account -> CountedLimit.of(channel, account)))
                .flatMap(some -> some);
        return all.flatMap(List::stream).filter(limit -> limit.limit().isDaily());
    }

    private static Stream<CounterKey> ofPool(Pool pool, Set<String> currencies, Instant now) {
        return Stream.concat(
                CountedLimit.of(pool).stream()
                        .filter(limit -> limit.limit().isDaily())
                        .map(limit -> key(limit, now)),
                CardMix.of(pool).scopes(currencies).map(scope -> new CounterKey(scope, day(pool.timeZone(), now))));
    }

    private static CounterKey key(CountedLimit limit, Instant now) {
        return new CounterKey(limit.scope(), day(limit.zone(), now));
    }

    private static LocalDate day(ZoneId zone, Instant now) {
        return LocalDate.ofInstant(now, zone);
    }
}
