package io.payloom.payout.request;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body of a request whose address says everything. */
@Schema(
        name = "PayoutNothingMore",
        description = "Empty, or left out",
        type = "object",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record EmptyBody() {}
