package io.payloom.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What may go through a channel, interface, account or pool. Amounts are minor units of the currency; a limit does not
 * look at orders in another currency. A day is one of the channel's (the pool's) time zone.
 *
 * @param institution the one target institution that it counts, null counts all together
 * @param minAmount of one transaction, inclusive
 * @param maxAmount of one transaction, inclusive
 * @param dailyAmount sum of a day
 * @param dailyCount transactions of a day
 * @param cardDailyAmount sum of one card and day
 * @param cardDailyCount transactions of one card and day
 */
public record Limit(
        @Nullable String institution,
        String currency,
        @Nullable Long minAmount,
        @Nullable Long maxAmount,
        @Nullable Long dailyAmount,
        @Nullable Integer dailyCount,
        @Nullable Long cardDailyAmount,
        @Nullable Integer cardDailyCount) {

    public boolean isDaily() {
        return dailyAmount != null || dailyCount != null;
    }

    public boolean isPerCard() {
        return cardDailyAmount != null || cardDailyCount != null;
    }
}
