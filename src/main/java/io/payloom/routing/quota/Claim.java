package io.payloom.routing.quota;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt takes of one counter.
 *
 * @param scope what is counted, such as {@code channel/northbank-card:CNY}
 * @param card keyed hash of a card whose counter it is, empty for the counter of all
 * @param day of the scope's time zone
 * @param mostAmount the counter's amount may not exceed it, minor units; null any
 * @param mostNumber the counter's number of transactions may not exceed it; null any
 */
public record Claim(
        String scope,
        String card,
        LocalDate day,
        @Nullable Long mostAmount,
        @Nullable Integer mostNumber) implements Comparable<Claim> {

    /** The one order in which counters are locked. */
    @Override
    public int compareTo(Claim other) {
        int byCard = card.compareTo(other.card);
        int byScope = byCard != 0 ? byCard : scope.compareTo(other.scope);
        return byScope != 0 ? byScope : day.compareTo(other.day);
    }

    /** Whether a counter that stands like this has room for one more over the amount. */
    public boolean fits(Counter counter, long amount) {
        return (mostAmount == null || counter.amount() <= mostAmount - amount)
                && (mostNumber == null || counter.number() < mostNumber);
    }

    /** Why it does not, in words. */
    public String refusal(Counter counter) {
        String whose = card.isEmpty() ? "" : "the card at ";
        return mostNumber != null && counter.number() >= mostNumber
                ? whose + scope + " has had its " + mostNumber + " transactions of " + day
                : whose + scope + " would exceed " + mostAmount + " minor units on " + day + ", of which "
                        + counter.amount() + " are taken";
    }
}
