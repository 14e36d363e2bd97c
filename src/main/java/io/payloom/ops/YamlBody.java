package io.payloom.ops;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a body, which the filter has bounded, as text in UTF-8, whatever its content type says. */
final class YamlBody {

    private YamlBody() {}

    static String of(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readAllBytes();
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new RequestRefused(ProblemCode.BAD_REQUEST, "The file is not UTF-8.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
