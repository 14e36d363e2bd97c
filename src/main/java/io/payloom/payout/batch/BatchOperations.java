package io.payloom.payout.batch;

import static io.payloom.api.ProblemCode.BATCH_INVALID;
import static io.payloom.api.ProblemCode.BATCH_NOT_FOUND;
import static io.payloom.api.ProblemCode.CONTENT_TYPE_UNSUPPORTED;
import static io.payloom.api.ProblemCode.MERCHANT_BATCH_NO_REUSED;
import static io.payloom.api.ProblemCode.VALIDATION_FAILED;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.Creates;
import io.payloom.api.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** What merchants read about the operations on files of payouts; {@link BatchController} does them. */
@Tag(name = "Payout batches", description = "Send money to thousands at once")
interface BatchOperations {

    @Operation(
            operationId = "uploadPayoutBatch",
            summary = "Upload a file of payouts",
            description =
                    "CSV with a header line in UTF-8, GBK or GB18030, as its Content-Type says, or one JSON object in each line"
                            + " in UTF-8; at most 10000 payouts. All errors of the file"
                            + " are answered with their lines, and then nothing of it is accepted, unless partial is true."
                            + " The same file again under the same number answers with the same batch.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                            }))
    @ApiResponse(responseCode = "201", description = "The batch, new or found again", useReturnTypeSchema = true)
    @Creates("batch")
    @Refuses({VALIDATION_FAILED, BATCH_INVALID, CONTENT_TYPE_UNSUPPORTED, MERCHANT_BATCH_NO_REUSED})
    ResponseEntity<BatchAnswer> upload(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Your number of the batch, unique forever", example = "SALARIES-2026-11")
                    String merchantBatchNo,
            @Parameter(description = "Whether the good lines of a bad file are wanted") boolean partial,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException;

    @Operation(
            operationId = "getPayoutBatch",
            summary = "See how far a batch is",
            description = "Counts its payouts by their states, and sums up what was ordered, paid and returned.")
    @ApiResponse(responseCode = "200", description = "The batch as it stands now", useReturnTypeSchema = true)
    @Refuses(BATCH_NOT_FOUND)
    BatchAnswer get(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "B01JD8Z9K7QX4T5V6W8Y0A2B3C4") String batchNo);

    @Operation(
            operationId = "listPayoutBatches",
            summary = "List batches, newest first, or find one by your own number",
            description = "With merchantBatchNo the page holds that batch or nothing.")
    @ApiResponse(responseCode = "200", description = "A page of batches", useReturnTypeSchema = true)
    @Refuses(VALIDATION_FAILED)
    BatchAnswer.Page list(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Your number of the batch", example = "SALARIES-2026-11") @Nullable
                    String merchantBatchNo,
            @Parameter(description = "Batches per page") int limit,
            @Nullable String cursor);

    @Operation(
            operationId = "getPayoutBatchResult",
            summary = "Get the result file of a batch",
            description =
                    "A line for each payout in the order of the file, then one for each rejected line; also before the batch"
                            + " is finished.")
    @ApiResponse(
            responseCode = "200",
            description = "The result file as it stands now",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    @Refuses({BATCH_NOT_FOUND, VALIDATION_FAILED})
    void result(
            AuthenticatedMerchant merchant,
            @Parameter(description = "Payloom's number", example = "B01JD8Z9K7QX4T5V6W8Y0A2B3C4") String batchNo,
            @Parameter(
                            description = "csv or ndjson",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"csv", "ndjson"},
                                            defaultValue = "csv"))
                    String format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException;
}
