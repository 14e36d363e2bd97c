package io.payloom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 13, item 7. */
class PlainTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "LI LEI",
                "王小明",
                "王\uD842\uDFB7", // outside of the basic plane
                "\u845B\uDB40\uDD00\u57CE", // a rare look of a character, by its selector
                "Jose\u0301",
                "Zo\u00EB O'Neil-M\u00FCller",
                "a\u00A0b",
                "\u2764\uFE0F",
                "=cmd|' /C calc'!A0",
                "-",
                "\uD83C\uDF9F two tickets"
            })
    void takesWhatCanBeSeen(String text) {
        assertThat(PlainText.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\nb", "a\tb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u001Bb", "\u007F"})
    void refusesControlCharactersAndLineBreaks(String text) {
        assertThat(PlainText.fault(text)).hasValue("must not contain control characters or line breaks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD800", "\uDC00b", "a\uFFFDb", "\uFFFF", "a\uFDD0", "a\uDBFF\uDFFE"})
    void refusesWhatIsNoCharacter(String text) {
        assertThat(PlainText.fault(text)).hasValue("must not contain characters that were garbled on their way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "LI\u200BLEI",
                "LI\u202ELEI",
                "LI\u2066LEI",
                "\uFEFFLI",
                "LI\u00ADLEI",
                "LI\u200DLEI",
                "\u180E",
                "\u3164",
                "LI\u3164LEI",
                "\u115F",
                "\uFFA0",
                "a\u034Fb",
                "\uFE0F",
                "a\uFE0F\uFE0F",
                "a\uDB40\uDC41", // a tag
                "\uDB40\uDD00"
            })
    void refusesWhatHides(String text) {
        assertThat(PlainText.fault(text)).hasValue("must not contain invisible characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", " LI", "LI ", "\u3000LI", "LI\u00A0", "\u2003", "LI\u2800", "\u2800"})
    void refusesBlankEnds(String text) {
        assertThat(PlainText.fault(text)).hasValue("must not begin or end with a blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0301\u0302", "\u20DD"})
    void refusesMarksWithoutAnythingBelowThem(String text) {
        assertThat(PlainText.fault(text)).hasValue("must have something to see");
    }
}
