package io.payloom.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.kernel.Money;
import io.payloom.payout.warning.PayoutWarning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payout as its merchant sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Payout", description = "A payout as it stands now")
public record PayoutAnswer(
        @Schema(example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4", requiredMode = Schema.RequiredMode.REQUIRED)
        String orderNo,

        @Schema(example = "SALARY-2026-11-0001", requiredMode = Schema.RequiredMode.REQUIRED)
        String merchantOrderNo,

        @Schema(description = "The batch in whose file it stood", example = "B01JD8Z9K7QX4T5V6W8Y0A2B3C4") @Nullable
        String batchNo,

        @Schema(description = "The payout whose unpaid rest it pays", example = "O01JD8Z9K7QX4T5V6W8Y0A2B3C4") @Nullable
        String retryOf,

        @Schema(
                description = "The refund whose money it carries, because the bank of the payment refused it",
                example = "R01JD8Z9K7QX4T5V6W8Y0A2B3C4")
        @Nullable
        String refundNo,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PayoutState state,

        @Schema(
                description = "Grows with every change; ignore news with a lower one than you know",
                example = "4",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int version,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Money amount,

        @Schema(
                description = "What was paid, also what came back since; there once it is final",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Money paid,

        @Schema(description = "What of it came back, if anything did") @Nullable
        Money returned,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Payee payee,

        @Schema(
                example = "scheduled",
                allowableValues = {"real-time", "scheduled"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String mode,

        @Nullable Instant scheduledAt,

        @Schema(example = "Salary of November") @Nullable String purpose,

        @Schema(description = "How its bank took it, or banks did; not in lists") @Nullable
        List<Part> parts,

        @Nullable Result result,

        @Schema(description = "What you should look at, if anything; it does not change the payout") @Nullable
        List<PayoutWarning> warnings,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant updatedAt,

        @Nullable Instant finalAt) {

    /** Without its parts. */
    public static PayoutAnswer of(Payout payout) {
        return of(payout, null);
    }

    public static PayoutAnswer of(Payout payout, @Nullable List<Part> parts) {
        return new PayoutAnswer(
                payout.orderNo(),
                payout.merchantOrderNo(),
                payout.batchNo(),
                payout.retryOf(),
                payout.refundNo(),
                payout.state(),
                payout.version(),
                payout.amount(),
                payout.money(payout.paidValue()),
                payout.returnedValue() == 0 ? null : payout.money(payout.returnedValue()),
                new Payee(payout.payeeAccount(), payout.payeeName(), payout.payeeKind(), payout.institution()),
                payout.mode().word(),
                payout.scheduledAt(),
                payout.purpose(),
                parts,
                payout.resultCode() == null || payout.resultMessage() == null
                        ? null
                        : new Result(payout.resultCode(), payout.resultMessage()),
                PayoutWarning.of(payout),
                payout.createdAt(),
                payout.updatedAt(),
                payout.finalAt());
    }

    /** To whom, masked. */
    @Schema(name = "PayoutPayee", description = "Who gets it, masked")
    record Payee(
            @Schema(example = "622202*********0128") String account,
            @Schema(example = "L**") String name,
            @Schema(example = "private") String kind,
            @Schema(example = "ICBC") String institution) {}

    /** One transaction at a bank. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PayoutPart", description = "One transaction at a bank")
    public record Part(
            @Schema(example = "T01JD8Z9K7QX4T5V6W8Y0A2B3C4") String transactionNo,

            Money amount,

            @Schema(
                    description =
                            "What its bank has paid; there once it has succeeded. It is the amount, unless the bank has "
                                    + "booked another")
            @Nullable
            Money paidAmount,

            @Schema(
                    example = "SUCCEEDED",
                    allowableValues = {"PROCESSING", "HELD", "SUCCEEDED", "FAILED", "RETURNED"})
            String state,

            @Nullable Result result) {}

    /** Why it stands as it does. */
    @Schema(name = "PayoutResult", description = "Why it ended as it did, or why it is held")
    record Result(
            @Schema(example = "PAID") String code,
            @Schema(example = "Paid") String message) {}

    /** Some payouts, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PayoutPage", description = "Payouts, newest first")
    public record Page(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<PayoutAnswer> items,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean hasMore,

            @Schema(description = "Give it as cursor to get the next page; there while hasMore") @Nullable
            String nextCursor) {}
}
