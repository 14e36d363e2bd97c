package io.payloom.payment;

import static io.payloom.api.ProblemCode.CONTENT_TYPE_UNSUPPORTED;
import static io.payloom.api.ProblemCode.JSON_INVALID;
import static io.payloom.api.ProblemCode.MERCHANT_ORDER_NO_REUSED;
import static io.payloom.api.ProblemCode.ORDER_ALREADY_FINAL;
import static io.payloom.api.ProblemCode.ORDER_NOT_FOUND;
import static io.payloom.api.ProblemCode.VALIDATION_FAILED;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Creates;
import io.payloom.api.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
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

/** What merchants read about the operations on payments; {@link PaymentController} does them. */
@Tag(name = "Payments", description = "Collect money from a payer")
interface PaymentOperations {

    @Operation(
            operationId = "createPayment",
            summary = "Create a payment",
            description = "Accepts the payment once. The same request again answers with the same order and its current"
                    + " state; a different request under the same merchantOrderNo is refused. Repeat it, signed anew,"
                    + " whenever you got no answer.")
    @ApiResponse(responseCode = "201", description = "The order, new or found again", useReturnTypeSchema = true)
    @Creates(value = "order", waitsUntil = "the payment is final or the payer has something to do")
    @Refuses({JSON_INVALID, VALIDATION_FAILED, CONTENT_TYPE_UNSUPPORTED, MERCHANT_ORDER_NO_REUSED})
    DeferredResult<ResponseEntity<PaymentAnswer>> create(
            AuthenticatedMerchant merchant,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CreatePayment.class),
                                            examples = {
                                                @ExampleObject(name = "card", value = CARD),
                                                @ExampleObject(name = "netbank", value = NETBANK),
                                                @ExampleObject(name = "qr", value = QR)
                                            }))
                    CreatePayment body,
            @Nullable List<String> prefer);

    @Operation(
            operationId = "getPayment",
            summary = "Look a payment up by its number",
            description = "With sync=true the bank is asked first, when nobody knows the result yet.")
    @ApiResponse(
            responseCode = "200",
            description = "The order as it stands now",
            headers = {
                @Header(
                        name = "Payloom-Bank-Asked",
                        description = "With sync=true: asked, too-soon (the bank was asked within the last 10"
                                + " seconds, see Retry-After) or needless (the result is known, or nothing was"
                                + " sent yet)",
                        schema = @Schema(type = "string")),
                @Header(
                        name = "Retry-After",
                        description = "Seconds to wait until the bank can be asked again",
                        schema = @Schema(type = "string"))
            },
            useReturnTypeSchema = true)
    @Refuses(ORDER_NOT_FOUND)
    ResponseEntity<PaymentAnswer> get(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "P01JD8Z9K7QX4T5V6W8Y0A2B3C4") String orderNo,
            @Parameter(description = "true has the bank asked first, when the result is not known") boolean sync);

    @Operation(
            operationId = "listPayments",
            summary = "List payments, newest first, or find one by your own number",
            description = "With merchantOrderNo the page holds that order or nothing.")
    @ApiResponse(responseCode = "200", description = "A page of orders", useReturnTypeSchema = true)
    @Refuses(VALIDATION_FAILED)
    PaymentAnswer.Page list(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Your number", example = "ORDER-2026-0001") @Nullable String merchantOrderNo,
            @Parameter(description = "Orders per page") int limit,
            @Nullable String cursor);

    @Operation(
            operationId = "closePayment",
            summary = "Close a payment that is not paid",
            description = "An order that no bank knows yet is CLOSED at once. Otherwise the bank is asked to close it,"
                    + " and the order is CLOSING until the bank answers, which may also be that it was paid.")
    @ApiResponse(responseCode = "200", description = "The order: CLOSED or CLOSING", useReturnTypeSchema = true)
    @Refuses({JSON_INVALID, CONTENT_TYPE_UNSUPPORTED, ORDER_NOT_FOUND, ORDER_ALREADY_FINAL})
    PaymentAnswer close(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "P01JD8Z9K7QX4T5V6W8Y0A2B3C4") String orderNo,
            @RequestBody(content = @Content(schema = @Schema(implementation = ClosePayment.class))) @Nullable
                    ClosePayment body);

    String CARD =
            """
            {
              "merchantOrderNo": "ORDER-2026-0001",
              "amount": {"value": 1200, "currency": "CNY"},
              "method": "card",
              "type": "credit",
              "card": {"number": "6222021234567890128", "expiry": "2030-12", "holderName": "LI LEI"},
              "description": "Two tickets"
            }""";

    String NETBANK =
            """
            {
              "merchantOrderNo": "ORDER-2026-0003",
              "amount": {"value": 250000, "currency": "CNY"},
              "method": "netbank",
              "type": "b2b",
              "institution": "ICBC",
              "terminalType": "web",
              "businessProduct": "ticketing",
              "payProduct": "checkout",
              "member": "U-20391",
              "payerKind": "public"
            }""";

    String QR =
            """
            {
              "merchantOrderNo": "ORDER-2026-0002",
              "amount": {"value": 8800, "currency": "CNY"},
              "method": "qr",
              "type": "scan",
              "notifyUrl": "https://shop.example.com/payloom"
            }""";
}
