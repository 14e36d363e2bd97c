package io.payloom.kernel;

/** Says to people what a number is the number of, such as "payment P01...". */
public final class Subject {

    private Subject() {}

    /** For the middle of a sentence. */
    public static String named(String number) {
        return SubjectKind.of(number).map(kind -> kind.noun() + " " + number).orElse(number);
    }

    /** For the beginning of a sentence. */
    public static String titled(String number) {
        String words = named(number);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
