package io.payloom.api;

import java.util.List;

/** The request cannot be served; the edge turns this into a problem document. */
public class RequestRefused extends RuntimeException {

    private final ProblemCode code;
    private final String detail;
    private final transient List<Violation> errors;

    public RequestRefused(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    public RequestRefused(ProblemCode code, String detail, List<Violation> errors) {
        super(code + ": " + detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    /** Some values of the request are wrong; all of them are named. */
    public static RequestRefused invalid(List<Violation> errors) {
        String detail = errors.size() == 1 ? "One value is not valid." : errors.size() + " values are not valid.";
        return new RequestRefused(ProblemCode.VALIDATION_FAILED, detail, errors);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> errors() {
        return errors;
    }
}
