package io.payloom.api;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Bytes of a body and the character set that its sender says they are in. Nothing is guessed and nothing replaced: a name that
 * was read wrong would be paid wrong.
 */
public record BodyText(byte[] bytes, Charset charset) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final byte[] MARK_OF_UTF_8 = BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8);

    /** @param contentType of a request whose charset was found to be one that is known */
    public static BodyText of(byte[] bytes, @Nullable String contentType) {
        Charset charset = contentType == null
                ? StandardCharsets.UTF_8
                : BodyType.charsetOf(MediaType.parseMediaType(contentType)).orElse(StandardCharsets.UTF_8);
        return new BodyText(bytes, charset);
    }

    /**
     * Without a byte order mark at its beginning.
     *
     * @throws CharacterCodingException when it is not what it is said to be; {@link #brokenLine} says where
     */
    public String text() throws CharacterCodingException {
        if (isMarkedOtherwise()) {
            throw new CharacterCodingException();
        }
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Reading fails with a {@link CharacterCodingException} where it is not what it is said to be; a byte order mark stays. */
    public BufferedReader reader() throws CharacterCodingException {
        if (isMarkedOtherwise()) {
            throw new CharacterCodingException();
        }
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), charset.newDecoder()));
    }

    /** The number of the line with the first bytes that are no text, from 1; empty when all are. */
    public OptionalInt brokenLine() {
        if (isMarkedOtherwise()) {
            return OptionalInt.of(1);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder().decode(in, out, true);
        if (!result.isError()) {
            return OptionalInt.empty();
        }
        String before = out.flip().toString();
        return OptionalInt.of(1
                + (int) before.chars().filter(one -> one == '\n').count()
                + (int) before.replace("\r\n", "\n")
                        .chars()
                        .filter(one -> one == '\r')
                        .count());
    }

    /** UTF-8 that says so by its first bytes, declared as something else, would be read as other characters. */
    private boolean isMarkedOtherwise() {
        return !charset.equals(StandardCharsets.UTF_8)
                && bytes.length >= MARK_OF_UTF_8.length
                && ByteBuffer.wrap(bytes, 0, MARK_OF_UTF_8.length).equals(ByteBuffer.wrap(MARK_OF_UTF_8));
    }
}
