package io.payloom.api.gate;

import io.payloom.merchant.AnswerSigner;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is held back until it is whole, then signed and sent. */
class SignedResponse extends ContentCachingResponseWrapper {

    private static final byte[] NOTHING = {};

    private final AnswerSigner signer;
    private final boolean withoutBody;

    SignedResponse(HttpServletResponse response, AnswerSigner signer, String requestMethod) {
        super(response);
        this.signer = signer;
        this.withoutBody = HttpMethod.HEAD.matches(requestMethod);
    }

    void finish() throws IOException {
        if (!isCommitted()) {
            byte[] body = withoutBody ? NOTHING : getContentAsByteArray();
            signer.sign(body).forEach(this::setHeader);
        }
        copyBodyToResponse();
    }
}
