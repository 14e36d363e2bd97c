package io.payloom.kernel;

import java.util.Currency;

/**
 * An amount in minor units (fen, cents) of an ISO 4217 currency. A negative amount or an unknown currency is refused
 * with an IllegalArgumentException.
 *
 * @param value minor units, never negative
 * @param currency three capital letters of ISO 4217
 */
public record Money(long value, String currency) {

    public Money {
        if (value < 0) {
            throw new IllegalArgumentException("An amount is never negative: " + value);
        }
        Currency.getInstance(currency);
    }

    public static Money cny(long fen) {
        return new Money(fen, "CNY");
    }

    @Override
    public String toString() {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return java.math.BigDecimal.valueOf(value, digits).toPlainString() + " " + currency;
    }
}
