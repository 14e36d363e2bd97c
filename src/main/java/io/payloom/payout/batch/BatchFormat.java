package io.payloom.payout.batch;

/** How the file of a batch is written. */
enum BatchFormat {
    /** Columns named in the first line, values between commas, in quotes where they hold a comma. */
    CSV,
    /** One JSON object in each line, as one of {@code POST /v1/payouts}. */
    NDJSON
}
