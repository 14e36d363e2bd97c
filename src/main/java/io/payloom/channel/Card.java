package io.payloom.channel;

import org.jspecify.annotations.Nullable;

/**
 * A payer's card on its way to the bank. Its text form shows the first six and last four digits at most.
 *
 * @param expiry {@code YYYY-MM}
 */
public record Card(String number, String expiry, @Nullable String holderName) {

    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;
    private static final int SHORTEST_NUMBER = 12;

    public String masked() {
        return masked(number);
    }

    /** The form in which a number of a card or an account may be shown. */
    public static String masked(String number) {
        return number.length() < SHORTEST_NUMBER
                ? "*".repeat(number.length())
                : number.substring(0, SHOWN_FIRST)
                        + "*".repeat(number.length() - SHOWN_FIRST - SHOWN_LAST)
                        + number.substring(number.length() - SHOWN_LAST);
    }

    @Override
    public String toString() {
        return "Card[" + masked() + "]";
    }
}
