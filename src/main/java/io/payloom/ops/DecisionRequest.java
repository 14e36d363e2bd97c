package io.payloom.ops;

import io.payloom.api.Plain;
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

        @NotNull(message = "is required")
        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Plain
        @Nullable
        String reason) {}
