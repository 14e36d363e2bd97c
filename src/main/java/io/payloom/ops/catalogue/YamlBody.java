package io.payloom.ops.catalogue;

import io.payloom.api.BodyText;
import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads a body, which the filter has bounded, as text in UTF-8, whatever type it is said to be. */
final class YamlBody {

    private YamlBody() {}

    /** @throws RequestRefused when it is said to be in another character set, or is */
    static String of(HttpServletRequest request) {
        if (!isSaidToBeUtf8(request.getContentType())) {
            throw BodyType.YAML.refused();
        }
        BodyText body = new BodyText(bytes(request), StandardCharsets.UTF_8);
        try {
            return body.text();
        } catch (CharacterCodingException notUtf8) {
            throw new RequestRefused(
                    ProblemCode.BAD_REQUEST,
                    "The file is not UTF-8 in line " + body.brokenLine().orElse(1) + ".");
        }
    }

    private static boolean isSaidToBeUtf8(@Nullable String contentType) {
        try {
            Charset charset = contentType == null
                    ? null
                    : MediaType.parseMediaType(contentType).getCharset();
            return charset == null || charset.equals(StandardCharsets.UTF_8);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
