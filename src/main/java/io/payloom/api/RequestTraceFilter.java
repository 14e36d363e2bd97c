package io.payloom.api;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a number of ours, and says it in the answer and in every log line. */
class RequestTraceFilter extends OncePerRequestFilter {

    private static final String LOG_KEY = "requestId";

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String requestId = RequestTrace.of(request).requestId();
        if (requestId == null) {
            requestId = UlidCreator.getUlid().toString();
            RequestTrace.mark(request, requestId);
            response.setHeader(RequestTrace.HEADER, requestId);
        }
        try (var ignored = MDC.putCloseable(LOG_KEY, requestId)) {
            chain.doFilter(request, response);
        }
    }
}
