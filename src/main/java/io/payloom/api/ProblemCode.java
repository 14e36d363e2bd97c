package io.payloom.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Every problem that the merchant API answers with. A code is stable: merchants program against it. Retryable means that
 * the same call, signed anew, may succeed later without anybody changing anything.
 */
public enum ProblemCode {
    SIGNATURE_MISSING(HttpStatus.UNAUTHORIZED, "The request is not signed"),
    SIGNATURE_MALFORMED(HttpStatus.UNAUTHORIZED, "The Authorization header cannot be read"),
    TIMESTAMP_OUT_OF_WINDOW(HttpStatus.UNAUTHORIZED, "The timestamp is too far from the server's time"),
    SIGNATURE_INVALID(HttpStatus.UNAUTHORIZED, "The signature does not match"),
    NONCE_REUSED(HttpStatus.UNAUTHORIZED, "The nonce has been used before"),
    MERCHANT_DISABLED(HttpStatus.FORBIDDEN, "The merchant is disabled"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", true),

    BODY_TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large"),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The body came too slowly", true),
    CONTENT_TYPE_UNSUPPORTED(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The type or character set of the body is not taken here"),
    JSON_INVALID(HttpStatus.BAD_REQUEST, "The body is not the JSON that is due here"),
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "The request is not valid"),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Answers are application/json"),

    ORDER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such order"),
    EVENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such event"),
    ORDER_ALREADY_FINAL(HttpStatus.CONFLICT, "The order has its final state already"),
    MERCHANT_ORDER_NO_REUSED(
            HttpStatus.UNPROCESSABLE_ENTITY, "The merchant's order number belongs to a different request"),
    REFUND_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such refund"),
    PAYMENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such payment"),
    PAYMENT_NOT_PAID(HttpStatus.CONFLICT, "The payment is not paid yet", true),
    PAYMENT_CLOSED(HttpStatus.CONFLICT, "The payment has ended without money"),
    REFUND_EXCEEDS_PAYMENT(HttpStatus.UNPROCESSABLE_ENTITY, "The refund is more than is left of the payment"),
    REFUND_NOT_OFFERED(HttpStatus.UNPROCESSABLE_ENTITY, "The bank of the payment offers no such refund"),
    MERCHANT_REFUND_NO_REUSED(
            HttpStatus.UNPROCESSABLE_ENTITY, "The merchant's refund number belongs to a different request"),

    PAYOUT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such payout"),
    PAYOUT_NOT_ENDED(HttpStatus.CONFLICT, "The payout has not ended yet", true),
    PAYOUT_OF_REFUND(HttpStatus.CONFLICT, "The payout carries a refund and is not retried by itself"),
    PAYOUT_UNDER_WAY(HttpStatus.CONFLICT, "The payout is on its way to the bank", true),
    PAYOUT_NOTHING_TO_CONFIRM(HttpStatus.CONFLICT, "The payout does not wait for a confirmation"),
    PAYOUT_NOTHING_LEFT(HttpStatus.CONFLICT, "Nothing of the payout is left to be paid"),

    BATCH_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such batch"),
    BATCH_INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "The file has errors; nothing of it was accepted"),
    MERCHANT_BATCH_NO_REUSED(
            HttpStatus.UNPROCESSABLE_ENTITY, "The merchant's batch number belongs to a different file"),

    OPERATOR_UNKNOWN(HttpStatus.UNAUTHORIZED, "The operator is not known"),
    CATALOGUE_INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "The catalogue is not valid"),
    CATALOGUE_OUTDATED(HttpStatus.PRECONDITION_FAILED, "The catalogue has changed meanwhile"),
    EDITION_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such edition of the catalogue"),
    ALERT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such alert"),
    ALERT_ACKNOWLEDGED(HttpStatus.CONFLICT, "The alert is acknowledged already"),
    RESULT_CODE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such line of the table of result codes"),
    RESULT_CODES_OUTDATED(HttpStatus.PRECONDITION_FAILED, "The table of result codes has changed meanwhile"),

    ORDER_NOT_ARCHIVED(HttpStatus.CONFLICT, "Nothing of the order is archived"),
    ARCHIVE_UNREADABLE(HttpStatus.SERVICE_UNAVAILABLE, "A file of the archive cannot be read"),

    NOTHING_TO_DECIDE(HttpStatus.CONFLICT, "There is nothing to decide"),
    SECOND_PERSON_REQUIRED(HttpStatus.CONFLICT, "Another person has to confirm it"),
    ACCOUNT_DIFFERS(HttpStatus.UNPROCESSABLE_ENTITY, "The account is not the one that was proposed"),

    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable", true),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Unexpected error", true);

    private final HttpStatus status;
    private final String title;
    private final boolean retryable;

    ProblemCode(HttpStatus status, String title) {
        this(status, title, false);
    }

    ProblemCode(HttpStatus status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public boolean retryable() {
        return retryable;
    }

    /** Where the problem is explained. */
    public URI type() {
        return URI.create(
                "https://payloom.io/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
