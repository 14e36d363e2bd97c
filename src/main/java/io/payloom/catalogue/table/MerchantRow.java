package io.payloom.catalogue.table;

import org.jspecify.annotations.Nullable;

record MerchantRow(
        String merchantId,
        @Nullable String region,
        @Nullable String industry) {}
