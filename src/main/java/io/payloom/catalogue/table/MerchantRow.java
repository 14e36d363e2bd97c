package io.payloom.catalogue.table;

import io.payloom.catalogue.DuplicatePayouts;
import io.payloom.catalogue.LateMoney;
import io.payloom.catalogue.MerchantRoutes;
import org.jspecify.annotations.Nullable;

record MerchantRow(
        String merchantId,
        @Nullable String region,
        @Nullable String industry,
        @Nullable LateMoney lateMoney,
        @Nullable DuplicatePayouts duplicatePayouts,
        @Nullable String timeZone) {

    static MerchantRow of(MerchantRoutes merchant) {
        return new MerchantRow(
                merchant.merchant(),
                merchant.region(),
                merchant.industry(),
                merchant.lateMoney(),
                merchant.duplicatePayouts(),
                merchant.timeZone() == null ? null : merchant.timeZone().getId());
    }
}
