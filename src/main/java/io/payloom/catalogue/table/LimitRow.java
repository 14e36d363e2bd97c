package io.payloom.catalogue.table;

import io.payloom.catalogue.Limit;
import org.jspecify.annotations.Nullable;

record LimitRow(
        OwnerKind ownerKind,
        String ownerCode,
        int position,
        @Nullable String institution,
        String currency,
        @Nullable Long minAmount,
        @Nullable Long maxAmount,
        @Nullable Long dailyAmount,
        @Nullable Integer dailyCount,
        @Nullable Long cardDailyAmount,
        @Nullable Integer cardDailyCount) {

    static LimitRow of(Owner owner, int position, Limit limit) {
        return new LimitRow(
                owner.kind(),
                owner.code(),
                position,
                limit.institution(),
                limit.currency(),
                limit.minAmount(),
                limit.maxAmount(),
                limit.dailyAmount(),
                limit.dailyCount(),
                limit.cardDailyAmount(),
                limit.cardDailyCount());
    }

    Owner owner() {
        return new Owner(ownerKind, ownerCode);
    }

    Limit read() {
        return new Limit(
                institution, currency, minAmount, maxAmount, dailyAmount, dailyCount, cardDailyAmount, cardDailyCount);
    }
}
