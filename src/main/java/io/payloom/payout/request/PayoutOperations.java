package io.payloom.payout.request;

import static io.payloom.api.ProblemCode.CONTENT_TYPE_UNSUPPORTED;
import static io.payloom.api.ProblemCode.JSON_INVALID;
import static io.payloom.api.ProblemCode.MERCHANT_ORDER_NO_REUSED;
import static io.payloom.api.ProblemCode.ORDER_ALREADY_FINAL;
import static io.payloom.api.ProblemCode.PAYOUT_NOTHING_LEFT;
import static io.payloom.api.ProblemCode.PAYOUT_NOTHING_TO_CONFIRM;
import static io.payloom.api.ProblemCode.PAYOUT_NOT_ENDED;
import static io.payloom.api.ProblemCode.PAYOUT_NOT_FOUND;
import static io.payloom.api.ProblemCode.PAYOUT_OF_REFUND;
import static io.payloom.api.ProblemCode.PAYOUT_UNDER_WAY;
import static io.payloom.api.ProblemCode.VALIDATION_FAILED;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Creates;
import io.payloom.api.Refuses;
import io.payloom.payout.PayoutAnswer;
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

/** What merchants read about the operations on payouts; {@link PayoutController} does them. */
@Tag(name = "Payouts", description = "Send money to persons and companies")
interface PayoutOperations {

    @Operation(
            operationId = "createPayout",
            summary = "Send money to a payee",
            description =
                    "Accepts the payout once. An amount above what a bank takes at once goes out in parts; each is paid"
                            + " or not on its own, and the payout tells the sum. The same request again answers with the same payout"
                            + " and its current state; a different request under the same merchantOrderNo is refused. Repeat it,"
                            + " signed anew, whenever you got no answer.")
    @ApiResponse(responseCode = "201", description = "The payout, new or found again", useReturnTypeSchema = true)
    @Creates("payout")
    @Refuses({JSON_INVALID, VALIDATION_FAILED, CONTENT_TYPE_UNSUPPORTED, MERCHANT_ORDER_NO_REUSED})
    DeferredResult<ResponseEntity<PayoutAnswer>> create(
            AuthenticatedMerchant merchant,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CreatePayout.class),
                                            examples = @ExampleObject(name = "salary", value = SALARY)))
                    CreatePayout body,
            @Nullable List<String> prefer);

    @Operation(
            operationId = "retryPayout",
            summary = "Pay what a payout left unpaid",
            description =
                    "Makes a new payout of the rest of one that has ended FAILED, CLOSED, PARTIALLY_SUCCEEDED or RETURNED, to the"
                            + " same payee. The rest is paid once: what an earlier retry was made for is retried there.")
    @ApiResponse(responseCode = "201", description = "The new payout, or found again", useReturnTypeSchema = true)
    @Creates("payout")
    @Refuses({
        JSON_INVALID,
        VALIDATION_FAILED,
        CONTENT_TYPE_UNSUPPORTED,
        PAYOUT_NOT_FOUND,
        PAYOUT_NOT_ENDED,
        PAYOUT_NOTHING_LEFT,
        MERCHANT_ORDER_NO_REUSED
    })
    DeferredResult<ResponseEntity<PayoutAnswer>> retry(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4") String orderNo,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RetryPayout.class)))
                    RetryPayout body,
            @Nullable List<String> prefer);

    @Operation(
            operationId = "confirmPayout",
            summary = "Say that a payout is meant although it looks like another one",
            description =
                    "Lets a payout go out that is HELD with AWAITS_CONFIRMATION. The same again answers with the payout as it"
                            + " stands.")
    @ApiResponse(responseCode = "200", description = "The payout as it stands now", useReturnTypeSchema = true)
    @Refuses({JSON_INVALID, CONTENT_TYPE_UNSUPPORTED, PAYOUT_NOT_FOUND, PAYOUT_NOTHING_TO_CONFIRM})
    PayoutAnswer confirm(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4") String orderNo,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = EmptyBody.class)))
                    @Nullable
                    EmptyBody body);

    @Operation(
            operationId = "closePayout",
            summary = "Close a payout that waits",
            description =
                    "Ends a payout that waits for its time, for money, for channels or for your confirmation. It is CLOSED, or"
                            + " PARTIALLY_SUCCEEDED when some of it was paid before. One that is at a bank cannot be closed. The same again answers"
                            + " with the payout as it stands.")
    @ApiResponse(responseCode = "200", description = "The payout, closed", useReturnTypeSchema = true)
    @Refuses({
        JSON_INVALID,
        CONTENT_TYPE_UNSUPPORTED,
        PAYOUT_NOT_FOUND,
        PAYOUT_UNDER_WAY,
        PAYOUT_OF_REFUND,
        ORDER_ALREADY_FINAL
    })
    PayoutAnswer close(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4") String orderNo,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = EmptyBody.class)))
                    @Nullable
                    EmptyBody body);

    @Operation(
            operationId = "getPayout",
            summary = "Look a payout up by its number",
            description = "With its parts, as they stand now.")
    @ApiResponse(responseCode = "200", description = "The payout as it stands now", useReturnTypeSchema = true)
    @Refuses(PAYOUT_NOT_FOUND)
    PayoutAnswer get(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4") String orderNo);

    @Operation(
            operationId = "listPayouts",
            summary = "List payouts, newest first, or find one by your own number",
            description = "With merchantOrderNo the page holds that payout or nothing.")
    @ApiResponse(responseCode = "200", description = "A page of payouts", useReturnTypeSchema = true)
    @Refuses(VALIDATION_FAILED)
    PayoutAnswer.Page list(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Your number of the payout", example = "SALARY-2026-11-0001") @Nullable
                    String merchantOrderNo,
            @Parameter(description = "Payouts per page") int limit,
            @Nullable String cursor);

    String SALARY =
            """
            {
              "merchantOrderNo": "SALARY-2026-11-0001",
              "amount": {"value": 1250000, "currency": "CNY"},
              "payee": {
                "account": "6222021234567890128",
                "name": "LI LEI",
                "kind": "private",
                "institution": "ICBC"
              },
              "mode": "scheduled",
              "purpose": "Salary of November"
            }""";
}
