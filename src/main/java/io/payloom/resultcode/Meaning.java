package io.payloom.resultcode;

/**
 * What a code says, in our own words.
 *
 * @param unifiedCode one word for the same fact at every bank, such as {@code INSUFFICIENT_FUNDS}
 * @param message may be shown to the merchant
 * @param countsAgainstHealth whether it says that the channel, and not the payer, is unwell
 * @param reroutable whether the order may go to another channel after it
 */
public record Meaning(
        String unifiedCode, Verdict verdict, String message, boolean countsAgainstHealth, boolean reroutable) {}
