package io.payloom.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as its merchant sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Payment", description = "A payment as it stands now")
record PaymentAnswer(
        @Schema(example = "P01JD8Z9K7QX4T5V6W8Y0A2B3C4", requiredMode = Schema.RequiredMode.REQUIRED)
        String orderNo,

        @Schema(example = "ORDER-2026-0001", requiredMode = Schema.RequiredMode.REQUIRED)
        String merchantOrderNo,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PaymentState state,

        @Schema(
                description = "Grows with every change; ignore news with a lower one than you know",
                example = "5",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int version,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Money amount,

        @Schema(
                description =
                        "What the payer has paid; there once it has succeeded. It is the amount, unless the bank has "
                                + "booked another. Refunds are possible up to it")
        @Nullable
        Money paidAmount,

        @Schema(description = "What went back to the payer by refunds", requiredMode = Schema.RequiredMode.REQUIRED)
        Money refunded,

        @Schema(example = "card", requiredMode = Schema.RequiredMode.REQUIRED)
        String method,

        @Schema(example = "credit", requiredMode = Schema.RequiredMode.REQUIRED)
        String type,

        @Schema(example = "622202*********0128") @Nullable String cardMasked,
        @Schema(example = "Two tickets") @Nullable String description,
        @Nullable PayerAction payerAction,
        @Nullable Result result,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant updatedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant finalAt) {

    static PaymentAnswer of(Payment payment) {
        Payment.PayerAction action = payment.payerAction();
        Payment.Result result = payment.result();
        return new PaymentAnswer(
                payment.orderNo(),
                payment.merchantOrderNo(),
                payment.state(),
                payment.version(),
                payment.amount(),
                payment.paid(),
                payment.refunded(),
                payment.method(),
                payment.type(),
                payment.cardMasked(),
                payment.description(),
                action == null ? null : new PayerAction(action.type(), action.content()),
                result == null ? null : new Result(result.code(), result.message()),
                payment.createdAt(),
                payment.updatedAt(),
                payment.expiresAt(),
                payment.finalAt());
    }

    /** What the payer has to do. */
    @Schema(description = "What the payer has to do, while there is something to do")
    record PayerAction(
            @Schema(
                    example = "qr-code",
                    allowableValues = {"qr-code", "redirect"})
            String type,

            @Schema(description = "The code's text, or the address", example = "https://pay.example.com/q/1")
            String content) {}

    /** Why it ended as it did. */
    @Schema(description = "Why it ended as it did, once it is final")
    record Result(
            @Schema(example = "SUCCESS") String code,
            @Schema(example = "Paid") String message) {}

    /** Some payments, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PaymentPage", description = "Payments, newest first")
    record Page(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<PaymentAnswer> items,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean hasMore,

            @Schema(description = "Give it as cursor to get the next page; there while hasMore") @Nullable
            String nextCursor) {}
}
