package io.payloom.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last resort: what went wrong outside of the controllers is a problem document too. */
@RestController
@Hidden
class ProblemErrorPage implements ErrorController {

    private final Problems problems;

    ProblemErrorPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        RequestRefused refused = refusal(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        return ResponseEntity.status(refused.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.describe(refused, RequestTrace.ofFailed(request)));
    }

    private static RequestRefused refusal(@org.jspecify.annotations.Nullable Object status) {
        if (status == null || status.equals(404)) {
            return new RequestRefused(ProblemCode.NOT_FOUND, "No resource has this path.");
        }
        return status instanceof Integer number && number < 500
                ? new RequestRefused(ProblemCode.BAD_REQUEST, "The request cannot be understood.")
                : new RequestRefused(ProblemCode.INTERNAL_ERROR, "The request may or may not have had an effect.");
    }
}
