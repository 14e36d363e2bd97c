package io.payloom.catalogue;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pools a merchant uses. Its own routes are looked at before those of {@link #ANY}; of them the one that names the
 * type before the one that names only the method before the one that names none.
 *
 * @param merchant its id, or {@link #ANY}
 * @param region see {@link Pool#matchRegion}
 * @param industry see {@link Pool#matchIndustry}
 * @param lateMoney null for what {@link #ANY} says, see {@link Catalogue#lateMoney}
 * @param duplicatePayouts null for what {@link #ANY} says, see {@link Catalogue#duplicatePayouts}
 * @param timeZone of its days; null for what {@link #ANY} says, see {@link Catalogue#timeZone}
 */
public record MerchantRoutes(
        String merchant,
        @Nullable String region,
        @Nullable String industry,
        @Nullable LateMoney lateMoney,
        @Nullable DuplicatePayouts duplicatePayouts,
        @Nullable ZoneId timeZone,
        List<Route> routes) {

    /** Stands for any merchant, method or type. */
    public static final String ANY = "*";

    public MerchantRoutes {
        routes = List.copyOf(routes);
    }

    /**
     * The pools for a pay method and type, in the order in which they are tried.
     *
     * @param method or {@link #ANY}
     * @param type or {@link #ANY}
     */
    public record Route(Operation operation, String method, String type, List<String> pools) {

        public Route {
            pools = List.copyOf(pools);
        }
    }
}
