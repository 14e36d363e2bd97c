package io.payloom.simulator;

import org.springframework.http.HttpStatus;

/** A call that no bank looks into: nothing was booked, and no order was touched. */
class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final BankCode code;

    RequestRefused(HttpStatus status, BankCode code, String detail) {
        super(code.message() + ": " + detail);
        this.status = status;
        this.code = code;
    }

    HttpStatus status() {
        return status;
    }

    BankCode code() {
        return code;
    }
}
