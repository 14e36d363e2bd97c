package io.payloom.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a channel's reserve, the balance of each of its accounts, is looked after.
 *
 * @param currency ISO 4217
 * @param refresh how often the bank is asked for the balances
 * @param lowBalance minor units of what is available below which somebody is told
 * @param topUpTo minor units up to which money is asked for then; null for none
 */
public record ReserveRules(
        String currency,
        Duration refresh,
        long lowBalance,
        @Nullable Long topUpTo) {}
