package io.payloom.api.gate;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Bodies;
import io.payloom.api.BufferedRequest;
import io.payloom.api.ProblemCode;
import io.payloom.api.Problems;
import io.payloom.api.RequestRefused;
import io.payloom.merchant.Claim;
import io.payloom.merchant.Signatures;
import io.payloom.merchant.SignedRequest;
import io.payloom.merchant.Verdict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * The gate of the merchant API: refuses what the header alone shows to be worthless before it reads a byte of the body,
 * reads the body once, within its limit, lets only genuine requests pass, and signs every answer to a known merchant,
 * problems and late answers (asynchronous dispatch) included.
 */
class SignatureFilter extends OncePerRequestFilter {

    /** Where files are uploaded. */
    private static final String FILES = "/v1/payout-batches";

    private final Signatures signatures;
    private final Bodies bodies;
    private final Problems problems;
    private final int longestBody;
    private final int longestFile;

    SignatureFilter(Signatures signatures, Bodies bodies, Problems problems, GateProperties properties) {
        this.signatures = signatures;
        this.bodies = bodies;
        this.problems = problems;
        this.longestBody = Math.toIntExact(properties.longestBody().toBytes());
        this.longestFile = Math.toIntExact(properties.longestFile().toBytes());
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedResponse late = WebUtils.getNativeResponse(response, SignedResponse.class);
        if (late != null) {
            proceed(request, late, chain);
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            switch (claim(request)) {
                case Claim.Worthless worthless -> judge(worthless.verdict(), request, response, chain);
                case Claim.OfKey claim -> {
                    BufferedRequest buffered = bodies.read(request, longest(request));
                    judge(verdict(claim, buffered), buffered, response, chain);
                }
            }
        } catch (RequestRefused refused) {
            closeIfUnread(refused, request, response);
            problems.write(refused, request, response);
        }
    }

    private void judge(Verdict verdict, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (verdict) {
            case Verdict.Genuine genuine -> {
                request.setAttribute(
                        AuthenticatedMerchant.ATTRIBUTE,
                        new AuthenticatedMerchant(genuine.merchant().id()));
                proceed(request, new SignedResponse(response, genuine.signer(), request.getMethod()), chain);
            }
            case Verdict.Unproven unproven -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "PAYLOOM-HMAC-SHA256, PAYLOOM-RSA-SHA256");
                throw new RequestRefused(codeOf(unproven.reason()), unproven.detail());
            }
            case Verdict.Untrusted untrusted -> {
                sayWhenToComeBack(untrusted.retryAfter(), response);
                throw new RequestRefused(
                        ProblemCode.RATE_LIMITED, "Too many requests from your address carry a bad signature.");
            }
            case Verdict.TurnedAway turnedAway -> turnAway(turnedAway, request, response);
        }
    }

    /** A failure here, for example of the database, becomes a refusal and so a problem document. */
    private Claim claim(HttpServletRequest request) {
        try {
            return signatures.claim(authorization(request), request.getRemoteAddr());
        } catch (RuntimeException failed) {
            throw problems.translate(failed);
        }
    }

    private Verdict verdict(Claim.OfKey claim, BufferedRequest request) {
        try {
            return signatures.verify(
                    claim, new SignedRequest(request.getMethod(), pathWithQuery(request), request.body()));
        } catch (RuntimeException failed) {
            throw problems.translate(failed);
        }
    }

    private void turnAway(Verdict.TurnedAway turnedAway, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        sayWhenToComeBack(turnedAway.retryAfter(), response);
        SignedResponse signed = new SignedResponse(response, turnedAway.signer(), request.getMethod());
        problems.write(new RequestRefused(codeOf(turnedAway.reason()), detailOf(turnedAway.reason())), request, signed);
        signed.finish();
    }

    private static void sayWhenToComeBack(Duration wait, HttpServletResponse response) {
        if (wait.isPositive()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        }
    }

    private void proceed(HttpServletRequest request, SignedResponse response, FilterChain chain) throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException | IOException failed) {
            if (!response.isCommitted()) {
                response.resetBuffer();
                problems.write(problems.translate(failed), request, response);
            }
        }
        if (!isAsyncStarted(request)) {
            response.finish();
        }
    }

    private int longest(HttpServletRequest request) {
        return request.getRequestURI().equals(FILES) ? longestFile : longestBody;
    }

    /** What is left of a long body is not read to its end only to hear the next request. */
    private void closeIfUnread(RequestRefused refused, HttpServletRequest request, HttpServletResponse response) {
        boolean isLong = request.getContentLengthLong() > longestBody;
        if (isLong || refused.code() == ProblemCode.BODY_TOO_LARGE || refused.code() == ProblemCode.BODY_TOO_SLOW) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    private static String pathWithQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static @Nullable String authorization(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static ProblemCode codeOf(Verdict.Unproven.Reason reason) {
        return switch (reason) {
            case SIGNATURE_MISSING -> ProblemCode.SIGNATURE_MISSING;
            case SIGNATURE_MALFORMED -> ProblemCode.SIGNATURE_MALFORMED;
            case TIMESTAMP_OUT_OF_WINDOW -> ProblemCode.TIMESTAMP_OUT_OF_WINDOW;
            case SIGNATURE_INVALID -> ProblemCode.SIGNATURE_INVALID;
        };
    }

    private static ProblemCode codeOf(Verdict.TurnedAway.Reason reason) {
        return switch (reason) {
            case NONCE_REUSED -> ProblemCode.NONCE_REUSED;
            case MERCHANT_DISABLED -> ProblemCode.MERCHANT_DISABLED;
            case RATE_LIMITED -> ProblemCode.RATE_LIMITED;
        };
    }

    private static String detailOf(Verdict.TurnedAway.Reason reason) {
        return switch (reason) {
            case NONCE_REUSED -> "Sign each attempt anew, with a fresh nonce and timestamp.";
            case MERCHANT_DISABLED -> "Ask your contact at Payloom.";
            case RATE_LIMITED -> "Wait as long as Retry-After says, then sign and send the request anew.";
        };
    }
}
