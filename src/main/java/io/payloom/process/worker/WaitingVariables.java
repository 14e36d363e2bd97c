package io.payloom.process.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.payloom.transaction.TransactionStep;
import org.jspecify.annotations.Nullable;

/**
 * What a worker hands back to a process that waits for a result. An operator's decision is handed back as null, whoever
 * moved the process on: it is used once, and one that news has overtaken is not used later.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record WaitingVariables(
        Outcome outcome,
        @Nullable String nextQueryAt,
        @Nullable String operatorDecision,
        @Nullable String operatorName,
        @Nullable String operatorReason) {

    static WaitingVariables of(TransactionStep step) {
        return new WaitingVariables(
                TransactionVariables.word(step),
                step.nextQueryAt() == null ? null : step.nextQueryAt().toString(),
                null,
                null,
                null);
    }
}
