package io.payloom.catalogue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the channel charges. The most specific lines count (those that name type and institution before those that name
 * one, before those that name none), and of them the one with the highest {@code from} that the amount reaches: several
 * lines are tiers.
 *
 * @param type pay type, null for all
 * @param institution target institution, null for all
 * @param from amount in minor units from which this line counts
 * @param flat minor units
 * @param percent of the amount, at most four decimals; added to {@code flat}
 * @param min the fee is at least this, minor units
 * @param cap the fee is at most this, minor units
 */
public record Fee(
        @Nullable String type,
        @Nullable String institution,
        long from,
        long flat,
        BigDecimal percent,
        @Nullable Long min,
        @Nullable Long cap) {

    /** Of two ways to write a percentage, 0.6 and 0.60, one is left, so that equal fees are equal. */
    public Fee {
        BigDecimal shortest = percent.stripTrailingZeros();
        percent = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
