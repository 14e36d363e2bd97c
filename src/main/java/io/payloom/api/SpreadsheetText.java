package io.payloom.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/**
 * Writes texts of a CSV that people open in a spreadsheet so that none of them is taken for a formula and run: an apostrophe
 * stands before it. Numbers stay numbers. Never for files that programs read.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV injection</a>
 */
public final class SpreadsheetText extends StdScalarSerializer<String> {

    /** What formulas begin with, also in the wide form that spreadsheets in East Asia take for the same. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {
        super(String.class);
    }

    /** For the mapper that writes such a file. */
    public static SimpleModule module() {
        return new SimpleModule("spreadsheet-text").addSerializer(String.class, new SpreadsheetText());
    }

    @Override
    public void serialize(String text, JsonGenerator out, SerializerProvider unused) throws IOException {
        out.writeString(neutral(text));
    }

    static String neutral(String text) {
        String begin = text.stripLeading();
        boolean formula = !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0
                        || (!begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0));
        return formula ? "'" + text : text;
    }
}
