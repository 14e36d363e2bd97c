package io.payloom.routing;

import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Pool;
import java.util.ArrayList;
import java.util.List;

/**
 * What one channel offers in one pool, made ready for routing; its candidates, one for each of the channel's accounts in
 * the pool, stand beside each other.
 *
 * @param from index of its first candidate
 * @param to index behind its last candidate
 * @param weight of the interface, or of the channel where the interface has none
 * @param priority parts that add up
 * @param limits of channel and interface
 */
record Offer(
        PoolPlan pool,
        Channel channel,
        ChannelInterface terms,
        int from,
        int to,
        int weight,
        List<PriorityPart> priority,
        List<FeatureTest> features,
        List<CountedLimit> limits,
        Opening opening) {

    static Offer of(
            PoolPlan pool, Channel channel, ChannelInterface terms, int from, int to, ExpressionList expressions) {
        List<PriorityPart> priority = new ArrayList<>();
        channel.priority().forEach(entry -> priority.add(PriorityPart.of(entry, expressions)));
        terms.priority().forEach(entry -> priority.add(PriorityPart.of(entry, expressions)));
        List<CountedLimit> limits = new ArrayList<>(CountedLimit.of(channel));
        limits.addAll(CountedLimit.of(channel, terms));
        return new Offer(
                pool,
                channel,
                terms,
                from,
                to,
                terms.weight() == null ? channel.weight() : terms.weight(),
                List.copyOf(priority),
                terms.features().stream()
                        .map(feature -> new FeatureTest(feature, channel.timeZone()))
                        .toList(),
                List.copyOf(limits),
                Opening.of("the channel", channel.serviceHours(), channel.timeZone()));
    }

    /**
     * A pool as part of an order's route.
     *
     * @param number its place in the order of pools, from 0
     * @param from index of its first candidate
     * @param to index behind its last candidate
     */
    record PoolPlan(int number, Pool pool, int from, int to, List<CountedLimit> limits, Opening opening) {

        static PoolPlan of(int number, Pool pool, int from, int to) {
            return new PoolPlan(
                    number,
                    pool,
                    from,
                    to,
                    CountedLimit.of(pool),
                    Opening.of("the pool", pool.serviceHours(), pool.timeZone()));
        }
    }
}
