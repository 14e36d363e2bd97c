package io.payloom.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Where a list goes on: the last number that was listed, in a form that says nothing to the outside. */
public final class Cursor {

    private static final String VERSION = "1:";
    private static final Pattern NUMBER = Pattern.compile("[A-Z][0-9A-HJKMNP-TV-Z]{26}");

    private Cursor() {}

    public static String after(String number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((VERSION + number).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws RequestRefused when it is not one of ours */
    public static String read(String cursor) {
        String number = decode(cursor);
        if (!NUMBER.matcher(number).matches()) {
            throw RequestRefused.invalid(
                    List.of(Violation.ofParameter("cursor", "CURSOR_INVALID", "Take nextCursor of the page before.")));
        }
        return number;
    }

    private static String decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return text.startsWith(VERSION) ? text.substring(VERSION.length()) : "";
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
