package io.payloom.catalogue.table;

import io.payloom.catalogue.Account;
import org.jspecify.annotations.Nullable;

record AccountRow(
        String code,
        String channelCode,
        String mid,
        boolean enabled,
        int weight,
        @Nullable String region,
        @Nullable String industry,
        String merchants) {

    static AccountRow of(String channelCode, Account account) {
        return new AccountRow(
                account.code(),
                channelCode,
                account.mid(),
                account.enabled(),
                account.weight(),
                account.region(),
                account.industry(),
                Words.joinSorted(account.merchants()));
    }
}
