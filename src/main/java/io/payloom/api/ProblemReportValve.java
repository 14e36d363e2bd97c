package io.payloom.api;

import com.github.f4b6a3.ulid.UlidCreator;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Says as a problem document what Tomcat itself refuses before the application sees it, such as malformed HTTP. Public
 * with a public constructor because Tomcat creates it by its name.
 */
public class ProblemReportValve extends ErrorReportValve {

    private static final int SMALLEST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < SMALLEST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            String requestId = UlidCreator.getUlid().toString();
            response.setHeader(RequestTrace.HEADER, requestId);
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("utf-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(document(codeFor(response.getStatus()), response.getStatus(), requestId));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("Nobody there to be told about a bad request", gone);
        }
    }

    private static ProblemCode codeFor(int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 503 -> ProblemCode.UNAVAILABLE;
            default -> status < 500 ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
    }

    /** Nothing of the request stands in it, so there is nothing to escape. */
    private static String document(ProblemCode code, int status, String requestId) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"/\",\"code\":\"%s\","
                        + "\"requestId\":\"%s\",\"retryable\":%b}",
                code.type(),
                code.title(),
                status,
                "The server refused the request before the API saw it.",
                code,
                requestId,
                code.retryable());
    }
}
