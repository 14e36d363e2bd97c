package io.payloom.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What a request is known by in answers and logs. */
public record RequestTrace(@Nullable String requestId, String path) {

    public static final String HEADER = "Request-Id";

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    public static RequestTrace of(HttpServletRequest request) {
        return new RequestTrace((String) request.getAttribute(ATTRIBUTE), request.getRequestURI());
    }

    public static void mark(HttpServletRequest request, String requestId) {
        request.setAttribute(ATTRIBUTE, requestId);
    }
}
