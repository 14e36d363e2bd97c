package io.payloom.refund.request;

import static io.payloom.api.ProblemCode.CONTENT_TYPE_UNSUPPORTED;
import static io.payloom.api.ProblemCode.JSON_INVALID;
import static io.payloom.api.ProblemCode.MERCHANT_REFUND_NO_REUSED;
import static io.payloom.api.ProblemCode.PAYMENT_CLOSED;
import static io.payloom.api.ProblemCode.PAYMENT_NOT_FOUND;
import static io.payloom.api.ProblemCode.PAYMENT_NOT_PAID;
import static io.payloom.api.ProblemCode.REFUND_EXCEEDS_PAYMENT;
import static io.payloom.api.ProblemCode.REFUND_NOT_FOUND;
import static io.payloom.api.ProblemCode.REFUND_NOT_OFFERED;
import static io.payloom.api.ProblemCode.VALIDATION_FAILED;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Creates;
import io.payloom.api.Refuses;
import io.payloom.refund.RefundAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/** What merchants read about the operations on refunds; {@link RefundController} does them. */
@Tag(name = "Refunds", description = "Give a payer money back")
interface RefundOperations {

    @Operation(
            operationId = "createRefund",
            summary = "Refund a payment, all of it or a part",
            description =
                    "Accepts the refund once; the money goes back the way it came. All refunds of a payment together"
                            + " never exceed what was paid. The same request again answers with the same refund and its current"
                            + " state; a different request under the same merchantRefundNo is refused. Repeat it, signed anew,"
                            + " whenever you got no answer.")
    @ApiResponse(responseCode = "201", description = "The refund, new or found again", useReturnTypeSchema = true)
    @Creates("refund")
    @Refuses({
        JSON_INVALID,
        VALIDATION_FAILED,
        CONTENT_TYPE_UNSUPPORTED,
        PAYMENT_NOT_FOUND,
        PAYMENT_NOT_PAID,
        PAYMENT_CLOSED,
        REFUND_EXCEEDS_PAYMENT,
        REFUND_NOT_OFFERED,
        MERCHANT_REFUND_NO_REUSED
    })
    DeferredResult<ResponseEntity<RefundAnswer>> create(
            AuthenticatedMerchant merchant,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CreateRefund.class),
                                            examples = @ExampleObject(name = "part", value = PART)))
                    CreateRefund body,
            @Nullable List<String> prefer);

    @Operation(
            operationId = "getRefund",
            summary = "Look a refund up by its number",
            description = "As it stands now; the payment says what went back of it altogether.")
    @ApiResponse(responseCode = "200", description = "The refund as it stands now", useReturnTypeSchema = true)
    @Refuses(REFUND_NOT_FOUND)
    RefundAnswer get(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "R01JD8Z9K7QX4T5V6W8Y0A2B3C4") String refundNo);

    @Operation(
            operationId = "listRefunds",
            summary = "List refunds, newest first, or find one by your own number",
            description = "With merchantRefundNo the page holds that refund or nothing.")
    @ApiResponse(responseCode = "200", description = "A page of refunds", useReturnTypeSchema = true)
    @Refuses(VALIDATION_FAILED)
    RefundAnswer.Page list(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Only those of this payment", example = "P01JD8Z9K7QX4T5V6W8Y0A2B3C4") @Nullable
                    String orderNo,
            @Parameter(description = "Your number of the refund", example = "REFUND-2026-0001") @Nullable
                    String merchantRefundNo,
            @Parameter(description = "Refunds per page") int limit,
            @Nullable String cursor);

    String PART =
            """
            {
              "merchantRefundNo": "REFUND-2026-0001",
              "orderNo": "P01JD8Z9K7QX4T5V6W8Y0A2B3C4",
              "amount": {"value": 600, "currency": "CNY"},
              "reason": "One ticket returned"
            }""";
}
