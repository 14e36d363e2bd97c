package io.payloom.catalogue.check;

import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for pools and for the merchants' ways to them. */
final class PoolCheck {

    private static final int HUNDRED = 100;

    private final Set<String> accounts;
    private final Set<String> pools;
    private final LimitCheck limits;

    PoolCheck(Set<String> accounts, Set<String> pools, LimitCheck limits) {
        this.accounts = accounts;
        this.pools = pools;
        this.limits = limits;
    }

    void check(Pool pool, Place place) {
        place.at("accounts").unless(!pool.accounts().isEmpty(), "the pool has no accounts");
        known(pool.accounts(), "accounts", accounts, "account", place);
        percentage(pool.minSuccessPercent(), place.at("minSuccessPercent"));
        percentage(pool.maxCreditPercent(), place.at("maxCreditPercent"));
        percentage(pool.explorationPercent(), place.at("explorationPercent"));
        Long difference = pool.maxDebitCreditDifference();
        place.at("maxDebitCreditDifference").unless(difference == null || difference >= 0, "is below zero");
        HoursCheck.check(pool.serviceHours(), place);
        limits.check(pool.limits(), place);
    }

    void check(MerchantRoutes merchant, Place place) {
        Set<List<Object>> seen = new HashSet<>();
        place.each("routes", merchant.routes(), (route, at) -> {
            at.unless(
                    seen.add(List.of(route.operation(), route.method(), route.type())),
                    "another route is for the same operation, method and type");
            at.at("pools").unless(!route.pools().isEmpty(), "leads to no pool");
            known(route.pools(), "pools", pools, "pool", at);
        });
    }

    private static void known(List<String> codes, String key, Set<String> known, String kind, Place place) {
        Set<String> seen = new HashSet<>();
        place.each(key, codes, (code, at) -> {
            at.unless(known.contains(code), "unknown " + kind + " '" + code + "'");
            at.unless(seen.add(code), "'" + code + "' stands here a second time");
        });
    }

    private static void percentage(@Nullable Integer percent, Place place) {
        place.unless(percent == null || (percent >= 0 && percent <= HUNDRED), "is not between 0 and 100");
    }
}
