package io.payloom.api.gate;

import com.github.f4b6a3.ulid.UlidCreator;
import io.payloom.api.ProblemCode;
import io.payloom.api.Problems;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestTrace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost of our filters: gives every request a number of ours, says it in the answer and in every log line, and
 * makes a problem document of what fails before a controller is found. What Spring would stumble over, or answer in
 * words of its own, is refused here.
 */
class RequestTraceFilter extends OncePerRequestFilter {

    private static final String LOG_KEY = "requestId";
    private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Problems problems;

    RequestTraceFilter(Problems problems) {
        this.problems = problems;
    }

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
            proceed(request, response, chain);
        }
    }

    private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String fault = faultOf(request);
        if (fault != null) {
            problems.write(new RequestRefused(ProblemCode.BAD_REQUEST, fault), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failed) {
            if (response.isCommitted()) {
                throw failed;
            }
            response.resetBuffer();
            problems.write(problems.translate(failed), request, response);
        }
    }

    private static @Nullable String faultOf(HttpServletRequest request) {
        if (hasBarePercent(request.getRequestURI()) || hasBarePercent(request.getQueryString())) {
            return "A percent sign in an address is followed by two hexadecimal digits.";
        }
        return CorsUtils.isPreFlightRequest(request) ? "Pages of other sites may not call this server." : null;
    }

    private static boolean hasBarePercent(@Nullable String text) {
        return text != null && BARE_PERCENT.matcher(text).find();
    }
}
