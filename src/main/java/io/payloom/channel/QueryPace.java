package io.payloom.channel;

import io.payloom.catalogue.Channel;
import io.payloom.channel.PaceMapper.Pace;
import io.payloom.database.Database;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How often the bank of a channel is asked for results, over all instances and by the database's clock, so that clocks of
 * instances that differ do not matter. Nobody waits here: who is refused gets a time at which to come back, each another
 * one, so that a thousand queries that are due at once come one after the other.
 */
@Component
class QueryPace {

    /** Beyond that the queue begins anew: its places are taken a second time, which still spreads who comes back. */
    static final Duration LONGEST_QUEUE = Duration.ofMinutes(5);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final PaceMapper mapper;
    private final Database database;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    QueryPace(PaceMapper mapper, Database database) {
        this.mapper = mapper;
        this.database = database;
    }

    /**
     * Takes the right to one query. It is used up whether the query is made or not.
     *
     * @throws ChannelBusy with the time to come back, when there is none now
     * @throws PermitsUnreachable when the database does not say
     */
    void take(Channel channel) {
        Pace pace = Pace.of(channel.queriesPerSecond());
        try {
            add(channel.code());
            if (mapper.take(channel.code(), pace) != 1) {
                throw new ChannelBusy(channel.code(), queue(channel.code(), pace));
            }
        } catch (ChannelBusy busy) {
            throw busy;
        } catch (RuntimeException unreachable) {
            throw new PermitsUnreachable(channel.code(), unreachable);
        }
    }

    private Duration queue(String channelCode, Pace pace) {
        long micros = database.inTransaction(() -> {
            mapper.queue(channelCode, pace.interval(), TimeUnit.MICROSECONDS.convert(LONGEST_QUEUE));
            return mapper.microsToWait(channelCode);
        });
        Duration wait = Duration.of(micros, ChronoUnit.MICROS);
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private void add(String channelCode) {
        if (!known.contains(channelCode)) {
            mapper.add(channelCode);
            known.add(channelCode);
        }
    }
}
