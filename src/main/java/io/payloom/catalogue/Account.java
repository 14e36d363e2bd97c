package io.payloom.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A merchant number (MID) that a channel gave us.
 *
 * @param code unique over all channels
 * @param mid the number itself
 * @param weight share among the accounts of its channel in a pool, at least 1
 * @param region may be required to match the merchant's, see {@link Pool}
 * @param industry likewise
 * @param merchants those that alone may use it; empty means all
 * @param serviceHours when it works, in the channel's time zone; empty means always
 * @param fees what it costs; empty means what the interface says
 */
public record Account(
        String code,
        String mid,
        boolean enabled,
        int weight,
        @Nullable String region,
        @Nullable String industry,
        Set<String> merchants,
        List<ServiceHours> serviceHours,
        List<Limit> limits,
        List<Fee> fees) {

    public Account {
        merchants = Set.copyOf(merchants);
        serviceHours = List.copyOf(serviceHours);
        limits = List.copyOf(limits);
        fees = List.copyOf(fees);
    }
}
