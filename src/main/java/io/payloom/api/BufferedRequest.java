package io.payloom.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** A request whose body was read once, within a limit, and can be read again. */
public class BufferedRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    private BufferedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** @throws RequestRefused when the body is longer than the limit, announced or not, or breaks off */
    public static BufferedRequest read(HttpServletRequest request, int longest) {
        if (request.getContentLengthLong() > longest) {
            throw tooLarge(longest);
        }
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw new RequestRefused(ProblemCode.CONTENT_TYPE_UNSUPPORTED, "Send the body without Content-Encoding.");
        }
        try {
            byte[] body = request.getInputStream().readNBytes(longest + 1);
            if (body.length > longest) {
                throw tooLarge(longest);
            }
            return new BufferedRequest(request, body);
        } catch (IOException broken) {
            throw new RequestRefused(ProblemCode.BAD_REQUEST, "The body could not be read to its end.");
        }
    }

    private static RequestRefused tooLarge(int longest) {
        return new RequestRefused(ProblemCode.BODY_TOO_LARGE, "A body has at most " + longest + " bytes.");
    }

    byte[] body() {
        return body;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Replay(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream in;

        Replay(ByteArrayInputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return in.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is here already; read it");
        }
    }
}
