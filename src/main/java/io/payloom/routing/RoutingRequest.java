package io.payloom.routing;

import io.payloom.kernel.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which a channel is chosen for one attempt of an order.
 *
 * @param attempt 1 for the first; each attempt is decided once and for all
 * @param institution target institution, null when the order names none
 * @param excludedChannels channels that this order has tried already
 */
public record RoutingRequest(
        String orderNo,
        int attempt,
        String merchantId,
        String method,
        String type,
        Money amount,
        @Nullable String institution,
        Set<String> excludedChannels) {

    public RoutingRequest {
        excludedChannels = Set.copyOf(excludedChannels);
    }
}
