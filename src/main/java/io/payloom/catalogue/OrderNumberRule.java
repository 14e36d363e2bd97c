package io.payloom.catalogue;

/**
 * How a channel wants its bank order numbers: prefix, date in the channel's time zone, running number.
 *
 * @param prefix unique among the channels that share a bank's merchant number
 * @param digitsOnly whether the prefix too may have digits only
 * @param maxLength longest number that the bank takes
 */
public record OrderNumberRule(String prefix, boolean digitsOnly, int maxLength) {

    private static final int DATE = 8;
    private static final int LONGEST_SEQUENCE = 10;

    /** Digits of the running number; zero when prefix and date leave no room for one. */
    public int sequenceDigits() {
        return Math.clamp((long) maxLength - prefix.length() - DATE, 0, LONGEST_SEQUENCE);
    }

    /** How many numbers it can make for one day. */
    public long numbersADay() {
        return Long.parseLong("0" + "9".repeat(sequenceDigits()));
    }

    /** The shortest maxLength with which it can make so many numbers for one day. */
    public int lengthFor(long numbers) {
        return prefix.length() + DATE + String.valueOf(numbers).length();
    }
}
