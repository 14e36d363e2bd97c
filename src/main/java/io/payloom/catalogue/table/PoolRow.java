package io.payloom.catalogue.table;

import io.payloom.catalogue.Pool;
import org.jspecify.annotations.Nullable;

record PoolRow(
        String code,
        String name,
        boolean enabled,
        Pool.Ranking ranking,
        Pool.AccountChoice accountChoice,
        boolean matchRegion,
        boolean matchIndustry,
        @Nullable Integer minSuccessPercent,
        @Nullable Integer maxCreditPercent,
        @Nullable Long maxDebitCreditDifference,
        int explorationPercent,
        String timeZone) {

    static PoolRow of(Pool pool) {
        return new PoolRow(
                pool.code(),
                pool.name(),
                pool.enabled(),
                pool.ranking(),
                pool.accountChoice(),
                pool.matchRegion(),
                pool.matchIndustry(),
                pool.minSuccessPercent(),
                pool.maxCreditPercent(),
                pool.maxDebitCreditDifference(),
                pool.explorationPercent(),
                pool.timeZone().getId());
    }
}
