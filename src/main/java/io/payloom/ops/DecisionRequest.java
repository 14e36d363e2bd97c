package io.payloom.ops;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides about an order.
 *
 * @param transactionNo of which of its transactions, where several have no result
 * @param reason why, for the journal
 */
record DecisionRequest(
        @Nullable String transactionNo,

        @NotNull(message = "is required")
        @Pattern(regexp = "^(succeeded|failed|keep-waiting)$", message = "must be succeeded, failed or keep-waiting")
        @Nullable
        String decision,

        @NotBlank(message = "is required") @Size(max = 500, message = "must have at most 500 characters") @Nullable
        String reason) {}
