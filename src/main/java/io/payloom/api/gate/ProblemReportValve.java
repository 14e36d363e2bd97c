package io.payloom.api.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.ulid.UlidCreator;
import io.payloom.api.Problem;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestTrace;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Says as a problem document what Tomcat itself refuses, such as malformed HTTP, and whatever else would leave without a
 * body. What a client got wrong is never answered by a status from 500 on, though Tomcat would for methods, transfer
 * codings and versions that it does not know. Public with a public constructor because Tomcat creates it by its name.
 */
public class ProblemReportValve extends ErrorReportValve {

    private static final int SMALLEST_ERROR = 400;
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < SMALLEST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            RequestTrace trace = trace(request);
            ProblemCode code = code(request.getMethod(), response.getStatus());
            response.setStatus(code.status().value());
            if (code == ProblemCode.METHOD_NOT_ALLOWED) {
                response.setHeader(HttpHeaders.ALLOW, METHODS);
            }
            response.setHeader(RequestTrace.HEADER, trace.requestId());
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("utf-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(JSON.writeValueAsString(Problem.of(code, detail(code), List.of(), trace)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("Nobody there to be told about a bad request", gone);
        }
    }

    /** Nothing of a request that could not be read is known but that it came. */
    private static RequestTrace trace(Request request) {
        RequestTrace seen = RequestTrace.of(request);
        String path = request.getRequestURI();
        return new RequestTrace(
                seen.requestId() == null ? UlidCreator.getUlid().toString() : seen.requestId(),
                path == null || path.isEmpty() ? "/" : path);
    }

    private static ProblemCode code(@Nullable String method, int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.CONTENT_TYPE_UNSUPPORTED;
            case 501 -> "CONNECT".equals(method) ? ProblemCode.METHOD_NOT_ALLOWED : ProblemCode.BAD_REQUEST;
            case 503 -> ProblemCode.UNAVAILABLE;
            case 505 -> ProblemCode.BAD_REQUEST;
            default -> status < 500 ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
    }

    private static String detail(ProblemCode code) {
        return code.status().is5xxServerError()
                ? "The request may or may not have had an effect. Look, or repeat it."
                : "The server refused the request before the API saw it.";
    }
}
