package io.payloom.routing;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Limit;
import io.payloom.catalogue.Pool;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import io.payloom.routing.quota.Scope;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A limit together with what it is set on.
 *
 * @param scope names the counters, such as {@code channel/northbank-card/ICBC:CNY}
 * @param zone whose midnight ends a day
 */
record CountedLimit(Limit limit, String scope, ZoneId zone) {

    static List<CountedLimit> of(Channel channel) {
        return of(Scope.Kind.CHANNEL, channel.code(), channel.limits(), channel.timeZone());
    }

    static List<CountedLimit> of(Channel channel, ChannelInterface terms) {
        return of(Scope.Kind.INTERFACE, channel.code() + "/" + terms.operation(), terms.limits(), channel.timeZone());
    }

    static List<CountedLimit> of(Channel channel, Account account) {
        return of(Scope.Kind.ACCOUNT, account.code(), account.limits(), channel.timeZone());
    }

    static List<CountedLimit> of(Pool pool) {
        return of(Scope.Kind.POOL, pool.code(), pool.limits(), pool.timeZone());
    }

    private static List<CountedLimit> of(Scope.Kind kind, String owner, List<Limit> limits, ZoneId zone) {
        return limits.stream()
                .map(limit -> new CountedLimit(limit, scope(kind, owner, limit), zone))
                .toList();
    }

    private static String scope(Scope.Kind kind, String owner, Limit limit) {
        String scope = Scope.of(kind, owner, limit.currency());
        return limit.institution() == null ? scope : Scope.at(limit.institution(), scope);
    }

    boolean concerns(RoutingRequest order) {
        return limit.currency().equals(order.amount().currency())
                && (limit.institution() == null
                        || limit.institution().equals(order.details().institution()));
    }

    /**
     * Why the order cannot have its share of the limit as far as is known; null when it can.
     *
     * @param whole whether its amount is that of one transaction
     */
    @Nullable
    String objection(OrderFacts facts, Conditions conditions, boolean whole) {
        RoutingRequest order = facts.order();
        long amount = order.amount().value();
        if (whole && limit.minAmount() != null && amount < limit.minAmount()) {
            return scope + " takes no less than " + limit.minAmount() + " minor units";
        }
        if (whole && limit.maxAmount() != null && amount > limit.maxAmount()) {
            return scope + " takes no more than " + limit.maxAmount() + " minor units";
        }
        LocalDate day = facts.day(zone);
        if (limit.isDaily()) {
            Counter counter = conditions.counter(new CounterKey(scope, day));
            Claim claim = ofDay(day);
            if (!claim.fits(counter, amount)) {
                return claim.refusal(counter);
            }
        }
        if (limit.isPerCard() && order.details().cardKey() != null) {
            Counter counter = conditions.payer().cardCounter(new CounterKey(scope, day));
            Claim claim = ofCard(order.details().cardKey(), day);
            if (!claim.fits(counter, amount)) {
                return claim.refusal(counter);
            }
        }
        return null;
    }

    /** Adds what the order takes of this limit. */
    void claim(OrderFacts facts, List<Claim> claims) {
        LocalDate day = facts.day(zone);
        if (limit.isDaily()) {
            claims.add(ofDay(day));
        }
        String card = facts.order().details().cardKey();
        if (limit.isPerCard() && card != null) {
            claims.add(ofCard(card, day));
        }
    }

    private Claim ofDay(LocalDate day) {
        return new Claim(scope, "", day, limit.dailyAmount(), limit.dailyCount());
    }

    private Claim ofCard(String card, LocalDate day) {
        return new Claim(scope, card, day, limit.cardDailyAmount(), limit.cardDailyCount());
    }
}
