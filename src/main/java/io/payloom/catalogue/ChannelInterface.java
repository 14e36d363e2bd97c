package io.payloom.catalogue;

import io.payloom.catalogue.schedule.QuerySchedule;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation that a channel offers, with its own settings.
 *
 * @param methods pay methods, such as {@code card}
 * @param types pay types below the methods, such as {@code credit}
 * @param currencies ISO 4217 codes
 * @param institutions target institutions; empty means all
 * @param minAmount minor units, inclusive
 * @param maxAmount minor units, inclusive
 * @param weight replaces the channel's where it is set
 * @param priority entries that add to the channel's
 * @param features conditions on single elements of the order
 * @param querySchedule when to ask for an unknown result
 * @param notFoundFinalAfter age, counted from the last possible send, from which the bank's "not found" means that it
 *     never got the order; null when it never means that
 * @param resendAfter age, counted from the last possible send, from which the bank's "not found" lets us send again under the
 *     same bank order number; null when it never does
 * @param closeSupported whether an unpaid transaction can be closed at the bank
 * @param payerTimeout how long a payer may take; null when the operation waits for no payer
 * @param voidUntil of a refund interface: until when, in the channel's time zone, a whole payment of the same day can be
 *     undone instead; null when the channel cannot do that
 * @param maxParts of a payout interface: into how many transactions a payout may be cut; null when it may not
 * @param cnapsTypes of a payout interface: pay types for which the bank needs the CNAPS number of the payee's bank
 * @param checkDigitRequired of a payout interface: whether it refuses private payees whose card number has a wrong check digit
 */
public record ChannelInterface(
        Operation operation,
        Set<String> methods,
        Set<String> types,
        Set<String> currencies,
        Set<String> institutions,
        long minAmount,
        long maxAmount,
        boolean enabled,
        @Nullable Integer weight,
        List<PriorityEntry> priority,
        List<Feature> features,
        List<Limit> limits,
        List<Fee> fees,
        QuerySchedule querySchedule,
        @Nullable Duration notFoundFinalAfter,
        @Nullable Duration resendAfter,
        boolean closeSupported,
        @Nullable Duration payerTimeout,
        @Nullable LocalTime voidUntil,
        @Nullable Integer maxParts,
        Set<String> cnapsTypes,
        boolean checkDigitRequired) {

    public ChannelInterface {
        methods = Set.copyOf(methods);
        types = Set.copyOf(types);
        currencies = Set.copyOf(currencies);
        institutions = Set.copyOf(institutions);
        priority = List.copyOf(priority);
        features = List.copyOf(features);
        limits = List.copyOf(limits);
        fees = List.copyOf(fees);
        cnapsTypes = Set.copyOf(cnapsTypes);
    }

    /** Into how many transactions an order may be cut; 1 where it may not. */
    public int parts() {
        return maxParts == null ? 1 : maxParts;
    }
}
