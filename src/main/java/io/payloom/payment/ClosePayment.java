package io.payloom.payment;

import io.swagger.v3.oas.annotations.media.Schema;

/** The body of a request to close a payment: its address says everything. */
@Schema(
        description = "Empty, or left out",
        type = "object",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ClosePayment() {}
