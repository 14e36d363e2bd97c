package io.payloom.fuzz;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param number its place in the sequence
 * @param wire its bytes
 * @param described method and path, where an operation of the description is meant
 * @param answerKey secret under which the answer has to be signed, because the request is a known merchant's
 */
record Shot(
        int number,
        byte[] wire,
        @Nullable Described described,
        @Nullable String answerKey) {

    record Described(String method, String path) {}

    /** The beginning, for whoever has to find out what happened. */
    String excerpt() {
        String text = new String(wire, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        return text.length() > 900 ? text.substring(0, 900) + " ..." : text;
    }

    boolean isHead() {
        return beginsWith("HEAD ");
    }

    private boolean beginsWith(String start) {
        return new String(wire, 0, Math.min(start.length(), wire.length), StandardCharsets.ISO_8859_1).equals(start);
    }
}
