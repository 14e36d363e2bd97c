package io.payloom.kernel;

/** Says to people what a number is the number of, such as "payment P01...". */
public final class Subject {

    private Subject() {}

    /** For the middle of a sentence. */
    public static String named(String number) {
        String kind = kind(number);
        return kind.isEmpty() ? number : kind + " " + number;
    }

    /** For the beginning of a sentence. */
    public static String titled(String number) {
        String words = named(number);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String kind(String number) {
        return switch (number.isEmpty() ? ' ' : number.charAt(0)) {
            case 'P' -> "payment";
            case 'R' -> "refund";
            case 'O' -> "payout";
            case Numbers.MONEY_CASE -> "money case";
            case Numbers.TRANSACTION -> "bank transaction";
            case Numbers.NOTIFICATION -> "notification";
            case Numbers.BATCH -> "batch";
            default -> "";
        };
    }
}
