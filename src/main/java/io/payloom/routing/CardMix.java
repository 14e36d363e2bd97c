package io.payloom.routing;

import io.payloom.catalogue.Pool;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.CounterKey;
import io.payloom.routing.quota.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mix of credit and debit cards that a pool may have in a day. It is steered, not guaranteed to the unit: it is looked
 * at in counters that may be half a second old.
 */
record CardMix(Pool pool) {

    private static final String CREDIT = "credit";
    private static final String DEBIT = "debit";
    private static final int PERCENT = 100;

    static CardMix of(Pool pool) {
        return new CardMix(pool);
    }

    @Nullable
    String objection(OrderFacts facts, Conditions conditions) {
        RoutingRequest order = facts.order();
        if (!isLimited() || !order.type().equals(CREDIT)) {
            return null;
        }
        long amount = order.amount().value();
        long credit = conditions.counter(key(facts, CREDIT)).amount() + amount;
        long debit = conditions.counter(key(facts, DEBIT)).amount();
        Long difference = pool.maxDebitCreditDifference();
        if (difference != null && credit - debit > difference) {
            return "credit cards would exceed debit cards by " + (credit - debit) + " minor units today, more than "
                    + difference;
        }
        Integer share = pool.maxCreditPercent();
        boolean first = credit + debit == amount; // the day has no amount yet, and somebody has to begin
        return share != null && !(first && share > 0) && credit * PERCENT > (credit + debit) * share
                ? "credit cards would have " + percent(credit, credit + debit) + " % of today's amount, more than "
                        + share + " %"
                : null;
    }

    /** Rounded up, so that it never reads like the share that it exceeds. */
    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(PERCENT))
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Adds what is to be counted for the mix. */
    void claim(OrderFacts facts, List<Claim> claims) {
        String type = facts.order().type();
        if (isLimited() && (type.equals(CREDIT) || type.equals(DEBIT))) {
            CounterKey key = key(facts, type);
            claims.add(new Claim(key.scope(), "", key.day(), null, null));
        }
    }

    /** The counters that it looks at, in these currencies. */
    Stream<String> scopes(Set<String> currencies) {
        return !isLimited()
                ? Stream.of()
                : currencies.stream().flatMap(currency -> Stream.of(CREDIT, DEBIT)
                        .map(type -> Scope.of(Scope.Kind.MIX, pool.code() + "/" + type, currency)));
    }

    private boolean isLimited() {
        return pool.maxCreditPercent() != null || pool.maxDebitCreditDifference() != null;
    }

    private CounterKey key(OrderFacts facts, String type) {
        return new CounterKey(
                Scope.of(
                        Scope.Kind.MIX,
                        pool.code() + "/" + type,
                        facts.order().amount().currency()),
                facts.day(pool.timeZone()));
    }
}
