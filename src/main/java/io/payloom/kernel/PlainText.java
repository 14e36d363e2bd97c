package io.payloom.kernel;

import java.util.Optional;

/**
 * What every text that people type and other people read must be: one line in which something is to be seen and nothing
 * hides. What is looked at twice before money moves must not look like something else.
 */
public final class PlainText {

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** What is wrong with a text, for the person who typed it; empty when nothing is. An empty text is not looked at. */
    public static Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(PlainText::isControl)) {
            return Optional.of("must not contain control characters or line breaks");
        }
        if (text.codePoints().anyMatch(PlainText::isBroken)) {
            return Optional.of("must not contain characters that were garbled on their way");
        }
        if (text.codePoints().anyMatch(PlainText::isHidden) || selectsNothing(text)) {
            return Optional.of("must not contain invisible characters");
        }
        if (isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length()))) {
            return Optional.of("must not begin or end with a blank");
        }
        return text.codePoints().anyMatch(PlainText::isVisible)
                ? Optional.empty()
                : Optional.of("must have something to see");
    }

    private static boolean isControl(int one) {
        int type = Character.getType(one);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** A half of a character, what stands for one that could not be read, and what Unicode says is never one. */
    private static boolean isBroken(int one) {
        return Character.getType(one) == Character.SURROGATE
                || one == REPLACEMENT
                || (one & 0xFFFE) == 0xFFFE
                || (one >= 0xFDD0 && one <= 0xFDEF);
    }

    /** Format characters, and those that Unicode gives no look although it counts them as letters or marks. */
    private static boolean isHidden(int one) {
        return Character.getType(one) == Character.FORMAT
                || one == 0x034F // combining grapheme joiner
                || one == 0x115F // Hangul fillers
                || one == 0x1160
                || one == 0x3164
                || one == 0xFFA0
                || one == 0x17B4 // Khmer vowels that are not written
                || one == 0x17B5
                || one == 0x2065
                || (one >= 0xFFF0 && one <= 0xFFF8)
                || (one >= 0xE0000 && one <= 0xE0FFF && !isSelector(one));
    }

    /** Selectors choose the look of the character before them, as rare characters of names need; alone they only hide. */
    private static boolean selectsNothing(String text) {
        int[] all = text.codePoints().toArray();
        for (int index = 0; index < all.length; index++) {
            if (isSelector(all[index]) && (index == 0 || !isVisible(all[index - 1]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSelector(int one) {
        return (one >= 0xFE00 && one <= 0xFE0F)
                || (one >= 0xE0100 && one <= 0xE01EF)
                || (one >= 0x180B && one <= 0x180F && one != 0x180E);
    }

    private static boolean isBlank(int one) {
        return Character.isSpaceChar(one) || Character.isWhitespace(one) || one == BRAILLE_BLANK;
    }

    private static boolean isVisible(int one) {
        return !isBlank(one)
                && switch (Character.getType(one)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                        false;
                    default -> true;
                };
    }
}
