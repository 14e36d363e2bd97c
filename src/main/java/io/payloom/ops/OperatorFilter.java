package io.payloom.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.api.Bodies;
import io.payloom.api.BufferedRequest;
import io.payloom.api.ProblemCode;
import io.payloom.api.Problems;
import io.payloom.api.RequestRefused;
import io.payloom.merchant.Forgeries;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** The gate of the operators' API: only known people pass, and no body is longer than it may be. */
class OperatorFilter extends OncePerRequestFilter {

    private final Operators operators;
    private final Bodies bodies;
    private final Problems problems;
    private final Forgeries forgeries;
    private final MeterRegistry meters;
    private final int longestBody;

    OperatorFilter(
            Operators operators,
            Bodies bodies,
            Problems problems,
            Forgeries forgeries,
            MeterRegistry meters,
            OperatorProperties properties) {
        this.operators = operators;
        this.bodies = bodies;
        this.problems = problems;
        this.forgeries = forgeries;
        this.meters = meters;
        this.longestBody = Math.toIntExact(properties.longestBody().toBytes());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Operator> operator = operators.recognise(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (operator.isEmpty()) {
            forgeries.count(request.getRemoteAddr(), "requests to the operators' API with a token that nobody has");
            meters.counter("payloom.operators.refused").increment();
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(
                    new RequestRefused(ProblemCode.OPERATOR_UNKNOWN, "Send your token: Authorization: Bearer ..."),
                    request,
                    response);
        } else {
            request.setAttribute(Operator.ATTRIBUTE, operator.get());
            proceed(request, response, chain);
        }
    }

    private void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered;
        try {
            buffered = bodies.read(request, longestBody);
        } catch (RequestRefused refused) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(refused, request, response);
            return;
        }
        chain.doFilter(buffered, response);
    }
}
