package io.payloom.resultcode;

/**
 * A bank's result code in our own words.
 *
 * @param unifiedCode one word for the same fact at every bank, such as {@code INSUFFICIENT_FUNDS}
 * @param message may be shown to the merchant
 * @param countsAgainstHealth whether it says that the channel, and not the payer, is unwell
 * @param reroutable whether the order may go to another channel after it
 * @param known false when no one has said yet what the code means
 * @param version of the table that was asked
 */
public record Translation(
        String unifiedCode,
        Verdict verdict,
        String message,
        boolean countsAgainstHealth,
        boolean reroutable,
        boolean known,
        long version) {

    /** Unified code of every code that is not translated. */
    public static final String UNTRANSLATED = "UNTRANSLATED";

    static Translation of(Meaning meaning, long version) {
        return new Translation(
                meaning.unifiedCode(),
                meaning.verdict(),
                meaning.message(),
                meaning.countsAgainstHealth(),
                meaning.reroutable(),
                true,
                version);
    }

    static Translation unknown(long version) {
        return new Translation(
                UNTRANSLATED, Verdict.PROCESSING, "The result is not known yet", false, false, false, version);
    }
}
