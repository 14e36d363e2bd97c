package io.payloom.refund;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refund as its merchant sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Refund", description = "A refund as it stands now")
public record RefundAnswer(
        @Schema(example = "R01JD8Z9K7QX4T5V6W8Y0A2B3C4", requiredMode = Schema.RequiredMode.REQUIRED)
        String refundNo,

        @Schema(example = "REFUND-2026-0001", requiredMode = Schema.RequiredMode.REQUIRED)
        String merchantRefundNo,

        @Schema(
                description = "The payment whose money goes back",
                example = "P01JD8Z9K7QX4T5V6W8Y0A2B3C4",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String orderNo,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) RefundState state,

        @Schema(
                description = "Grows with every change; ignore news with a lower one than you know",
                example = "3",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int version,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Money amount,

        @Schema(
                description =
                        "What went back to the payer; there once it has succeeded. It is the amount, unless the bank has "
                                + "booked another")
        @Nullable
        Money paidAmount,

        @Schema(example = "One ticket returned") @Nullable String reason,

        @Schema(
                description =
                        "The payout that carries it to another account, because the bank of the payment refused it",
                example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4")
        @Nullable
        String payoutNo,

        @Nullable Result result,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant updatedAt,

        @Nullable Instant finalAt) {

    public static RefundAnswer of(Refund refund) {
        return new RefundAnswer(
                refund.refundNo(),
                refund.merchantRefundNo(),
                refund.orderNo(),
                refund.state(),
                refund.version(),
                refund.amount(),
                refund.state() == RefundState.SUCCEEDED ? refund.paid() : null,
                refund.reason(),
                refund.payoutNo(),
                result(refund),
                refund.createdAt(),
                refund.updatedAt(),
                refund.finalAt());
    }

    private static @Nullable Result result(Refund refund) {
        return refund.resultCode() == null || refund.resultMessage() == null
                ? null
                : new Result(refund.resultCode(), refund.resultMessage());
    }

    /** Why it stands as it does. */
    @Schema(name = "RefundResult", description = "Why it ended as it did, or why the bank refused it")
    record Result(
            @Schema(example = "REFUNDED") String code,
            @Schema(example = "Refunded") String message) {}

    /** Some refunds, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RefundPage", description = "Refunds, newest first")
    public record Page(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<RefundAnswer> items,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean hasMore,

            @Schema(description = "Give it as cursor to get the next page; there while hasMore") @Nullable
            String nextCursor) {}
}
