package io.payloom.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer as it stood on the wire; status 0 stands for a connection that was closed without one. */
record RawAnswer(int status, HttpHeaders headers, byte[] body) {

    static RawAnswer read(byte[] wire) {
        String text = new String(wire, StandardCharsets.ISO_8859_1);
        while (text.startsWith("HTTP/1.1 100")) {
            text = text.substring(text.indexOf("\r\n\r\n") + 4);
        }
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            return new RawAnswer(0, HttpHeaders.of(Map.of(), (name, value) -> true), new byte[0]);
        }
        String[] head = text.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int line = 1; line < head.length; line++) {
            int colon = head[line].indexOf(':');
            headers.computeIfAbsent(head[line].substring(0, colon), name -> new ArrayList<>())
                    .add(head[line].substring(colon + 1).strip());
        }
        HttpHeaders known = HttpHeaders.of(headers, (name, value) -> true);
        byte[] rest = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        boolean chunked = known.firstValue("Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent();
        return new RawAnswer(Integer.parseInt(head[0].substring(9, 12)), known, chunked ? joined(rest) : rest);
    }

    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        int place = 0;
        while (place < text.length()) {
            int line = text.indexOf("\r\n", place);
            int length = Integer.parseInt(text.substring(place, line).strip(), 16);
            if (length == 0) {
                break;
            }
            body.write(chunks, line + 2, length);
            place = line + 2 + length + 2;
        }
        return body.toByteArray();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
