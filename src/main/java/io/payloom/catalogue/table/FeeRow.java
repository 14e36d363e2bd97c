package io.payloom.catalogue.table;

import io.payloom.catalogue.Fee;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

record FeeRow(
        OwnerKind ownerKind,
        String ownerCode,
        int position,
        @Nullable String type,
        @Nullable String institution,
        long fromAmount,
        long flatAmount,
        BigDecimal percent,
        @Nullable Long minAmount,
        @Nullable Long capAmount) {

    static FeeRow of(Owner owner, int position, Fee fee) {
        return new FeeRow(
                owner.kind(),
                owner.code(),
                position,
                fee.type(),
                fee.institution(),
                fee.from(),
                fee.flat(),
                fee.percent(),
                fee.min(),
                fee.cap());
    }

    Owner owner() {
        return new Owner(ownerKind, ownerCode);
    }

    Fee read() {
        return new Fee(type, institution, fromAmount, flatAmount, percent, minAmount, capAmount);
    }
}
