package io.payloom.payout.request;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a request to pay what another payout left unpaid, as it came. */
@Schema(description = "A payout of the unpaid rest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RetryPayout(
        @NotNull(message = "is required")
        @Pattern(regexp = CreatePayout.MERCHANT_ORDER_NO, message = "must be 1 to 64 of A-Z a-z 0-9 _ - .")
        @Schema(description = "Your number of the new payout, unique forever", example = "SALARY-2026-11-0001-B")
        @Nullable
        String merchantOrderNo) {}
