package io.payloom.routing;

import io.payloom.catalogue.Pool;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.CounterKey;
import java.util.List;
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
        boolean first = credit + debit == amount; // the day has no amount yet
        return share != null && !first && credit * PERCENT > (credit + debit) * share
                ? "credit cards would have " + credit * PERCENT / (credit + debit) + " % of today's amount, more than "
                        + share + " %"
                : null;
    }

    /** Adds what is to be counted for the mix. */
    void claim(OrderFacts facts, List<Claim> claims) {
        String type = facts.order().type();
        if (isLimited() && (type.equals(CREDIT) || type.equals(DEBIT))) {
            CounterKey key = key(facts, type);
            claims.add(new Claim(key.scope(), "", key.day(), null, null));
        }
    }

    private boolean isLimited() {
        return pool.maxCreditPercent() != null || pool.maxDebitCreditDifference() != null;
    }

    private CounterKey key(OrderFacts facts, String type) {
        return new CounterKey(
                "mix/" + pool.code() + "/" + type + ":" + facts.order().amount().currency(),
                facts.day(pool.timeZone()));
    }
}
