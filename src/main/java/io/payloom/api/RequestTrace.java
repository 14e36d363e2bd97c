package io.payloom.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What a request is known by in answers and logs. */
record RequestTrace(@Nullable String requestId, String path) {

    static final String HEADER = "Request-Id";

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    static RequestTrace of(HttpServletRequest request) {
        return new RequestTrace((String) request.getAttribute(ATTRIBUTE), request.getRequestURI());
    }

    /** Of the request whose failure is being reported by an error dispatch. */
    static RequestTrace ofFailed(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? of(request) : new RequestTrace(of(request).requestId(), path.toString());
    }

    static void mark(HttpServletRequest request, String requestId) {
        request.setAttribute(ATTRIBUTE, requestId);
    }
}
