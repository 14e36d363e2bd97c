package io.payloom.catalogue;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts among which an order may be routed, and by what rules.
 *
 * @param accounts codes of accounts of any channels
 * @param ranking what comes first
 * @param accountChoice how one of the winning channel's accounts is taken
 * @param matchRegion whether an account's region must be the merchant's
 * @param matchIndustry whether an account's industry must be the merchant's
 * @param minSuccessPercent below it the pool hands over to the next; null never
 * @param maxCreditPercent largest share of credit cards in the day's amount, once the day has an amount; null any
 * @param maxDebitCreditDifference by how much, in minor units, the day's credit amount may exceed the debit amount
 * @param explorationPercent of the orders, drawn among all that are left, so that the others stay known
 * @param timeZone of its service hours and days
 */
public record Pool(
        String code,
        String name,
        boolean enabled,
        List<String> accounts,
        Ranking ranking,
        AccountChoice accountChoice,
        boolean matchRegion,
        boolean matchIndustry,
        @Nullable Integer minSuccessPercent,
        @Nullable Integer maxCreditPercent,
        @Nullable Long maxDebitCreditDifference,
        int explorationPercent,
        ZoneId timeZone,
        List<ServiceHours> serviceHours,
        List<Limit> limits) {

    public Pool {
        accounts = List.copyOf(accounts);
        serviceHours = List.copyOf(serviceHours);
        limits = List.copyOf(limits);
    }

    /** What decides first among what is left. */
    public enum Ranking {
        /** The highest priority, then weight. */
        PRIORITY,
        /** The lowest fee, then chance. */
        COST
    }

    /** How one of several accounts of a channel is taken. */
    public enum AccountChoice {
        RANDOM,
        CHEAPEST
    }
}
