package io.payloom.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where an exception of a controller, or on the way to one, becomes a problem document. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> any(Exception failure, HttpServletRequest request) {
        return answer(problems.translate(failure), new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpServletRequest servletRequest = ((ServletWebRequest) request).getRequest();
        return answer(refusalFor(failure, status), headers, servletRequest);
    }

    private RequestRefused refusalFor(Exception failure, HttpStatusCode status) {
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return JsonFaults.explain(unreadable.getCause());
        }
        if (failure instanceof HttpMediaTypeNotSupportedException unsupported) {
            return BodyType.refused(unsupported.getSupportedMediaTypes());
        }
        return switch (status.value()) {
            case 404 -> new RequestRefused(ProblemCode.NOT_FOUND, "No resource has this path.");
            case 405 -> new RequestRefused(ProblemCode.METHOD_NOT_ALLOWED, "The header Allow names those that are.");
            case 406 -> new RequestRefused(ProblemCode.NOT_ACCEPTABLE, "Accept application/json.");
            case 503 -> new RequestRefused(ProblemCode.UNAVAILABLE, "Sign and send the request anew.");
            default ->
                status.is4xxClientError()
                        ? new RequestRefused(ProblemCode.BAD_REQUEST, "A parameter or header has the wrong form.")
                        : problems.translate(failure);
        };
    }

    private ResponseEntity<Object> answer(RequestRefused refused, HttpHeaders headers, HttpServletRequest request) {
        return ResponseEntity.status(refused.code().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.describe(refused, RequestTrace.of(request)));
    }
}
