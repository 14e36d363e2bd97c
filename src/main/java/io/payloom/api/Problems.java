package io.payloom.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.database.Outage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Turns failures into refusals, and refusals into problem documents, for the filters and the advice alike. */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ObjectMapper json;

    public Problems(ObjectMapper json) {
        this.json = json;
    }

    /** What the caller may know about a failure; everything else goes into the log. */
    public RequestRefused translate(Throwable failure) {
        RequestRefused refused = causes(failure)
                .filter(RequestRefused.class::isInstance)
                .map(RequestRefused.class::cast)
                .findFirst()
                .orElse(null);
        if (refused != null) {
            return refused;
        }
        if (Outage.isBehind(failure)) {
            LOG.warn("Answering UNAVAILABLE: {}", failure.toString());
            return new RequestRefused(
                    ProblemCode.UNAVAILABLE, "Nothing is known to have happened. Sign and send the request anew.");
        }
        LOG.error("Answering INTERNAL_ERROR", failure);
        return new RequestRefused(
                ProblemCode.INTERNAL_ERROR, "The request may or may not have had an effect. Look, or repeat it.");
    }

    Problem describe(RequestRefused refused, RequestTrace trace) {
        return Problem.of(refused.code(), refused.detail(), refused.errors(), trace);
    }

    public void write(RequestRefused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = json.writeValueAsBytes(describe(refused, RequestTrace.of(request)));
        response.setStatus(refused.code().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
