package io.payloom.payout.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A batch as its merchant sees it: how far it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PayoutBatch", description = "A file of payouts and how far it is")
record BatchAnswer(
        @Schema(example = "B01JD8Z9K7QX4T5V6W8Y0A2B3C4", requiredMode = Schema.RequiredMode.REQUIRED)
        String batchNo,

        @Schema(example = "SALARIES-2026-11", requiredMode = Schema.RequiredMode.REQUIRED)
        String merchantBatchNo,

        @Schema(
                description = "FINISHED once every line has its final state",
                example = "PROCESSING",
                allowableValues = {"PROCESSING", "FINISHED"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        String state,

        @Schema(
                description = "Lines that became payouts",
                example = "9998",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int accepted,

        @Schema(
                description = "Lines that did not, because they were wrong; the result file says why",
                example = "2",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int rejected,

        @Schema(
                description = "How many payouts have which state",
                example = "{\"PROCESSING\": 12, \"SUCCEEDED\": 9986}",
                requiredMode = Schema.RequiredMode.REQUIRED)
        SortedMap<String, Integer> payouts,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Sum> sums,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt) {

    static BatchAnswer of(PayoutBatch batch, List<BatchMapper.Tally> tallies) {
        SortedMap<String, Integer> states = new TreeMap<>();
        SortedMap<String, Sum> sums = new TreeMap<>();
        for (BatchMapper.Tally tally : tallies) {
            states.merge(tally.state().name(), tally.number(), Integer::sum);
            sums.merge(tally.currency(), Sum.of(tally), Sum::plus);
        }
        boolean open = tallies.stream().anyMatch(tally -> !tally.state().isFinal());
        return new BatchAnswer(
                batch.batchNo(),
                batch.merchantBatchNo(),
                open ? "PROCESSING" : "FINISHED",
                batch.accepted(),
                batch.rejected(),
                states,
                List.copyOf(sums.values()),
                batch.createdAt());
    }

    /** What the payouts of one currency come to, in minor units. */
    @Schema(name = "PayoutBatchSum", description = "What the payouts of one currency come to, in minor units")
    record Sum(
            @Schema(example = "CNY") String currency,

            @Schema(description = "What was ordered", example = "12500000000")
            long ordered,

            @Schema(description = "What was paid, also what came back", example = "12400000000")
            long paid,

            @Schema(description = "What came back", example = "0")
            long returned) {

        private static Sum of(BatchMapper.Tally tally) {
            return new Sum(tally.currency(), tally.amount(), tally.paid(), tally.returned());
        }

        private Sum plus(Sum other) {
            return new Sum(currency, ordered + other.ordered, paid + other.paid, returned + other.returned);
        }
    }

    /** Some batches, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PayoutBatchPage", description = "Batches, newest first")
    record Page(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            List<BatchAnswer> items,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean hasMore,

            @Schema(description = "Give it as cursor to get the next page; there while hasMore") @Nullable
            String nextCursor) {}
}
