package io.payloom.fuzz;

import java.util.List;
import java.util.Random;

/** Chance, the same again for the same seed. */
final class Draw {

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "null",
            "true",
            "-1",
            "0",
            "1e9",
            "9223372036854775808",
            "99999999999999999999999999999999999999999999",
            "NaN",
            "\u0000",
            "\u0007\u001b[31m",
            "a\r\nX: y",
            "\u200b",
            "\u202eevil",
            "\ud83d\ude80",
            "\ufffe",
            "两张票",
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "#{1+1}",
            "../../etc/passwd",
            "%00",
            "%zz",
            "=cmd|' /C calc'!A0",
            "x".repeat(300),
            "9".repeat(5000),
            "P01JD8Z9K7QX4T5V6W8Y0A2B3C4",
            "2026-02-30T25:61:00Z",
            "2026-11-30T10:00:00+99:00",
            "+999999999-12-31T23:59:59Z");

    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Whether one in so many. */
    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String oddText() {
        if (oneIn(4)) {
            StringBuilder text = new StringBuilder();
            for (int length = below(40); length > 0; length--) {
                text.appendCodePoint(oneIn(5) ? below(0xD800) : 32 + below(95));
            }
            return text.toString();
        }
        return of(ODD_TEXTS);
    }

    byte[] bytes(int most) {
        byte[] bytes = new byte[below(most)];
        random.nextBytes(bytes);
        return bytes;
    }
}
