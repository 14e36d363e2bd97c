package io.payloom.process.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.refund.RefundStep;
import io.payloom.refund.RefundSteps;
import io.payloom.refund.RefundWord;
import io.payloom.transaction.decision.DecisionUnclear;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a person has decided about a refund that its bank refused, or calls a person. */
@Component
public class ResolveRefusalWorker {

    private final RefundSteps refunds;
    private final OperateDecisions decisions;

    ResolveRefusalWorker(RefundSteps refunds, OperateDecisions decisions) {
        this.refunds = refunds;
        this.decisions = decisions;
    }

    @JobWorker(type = "resolve-refusal")
    public ResolveVariables resolve(
            @Variable String refundNo,
            @Variable String runKey,
            @Variable @Nullable String operatorDecision,
            @Variable @Nullable String operatorName,
            @Variable @Nullable String operatorReason) {
        try {
            RefundWord word = decisions.read(operatorDecision, operatorName, operatorReason, RefundWord::read);
            RefundStep step = refunds.resolve(refundNo, runKey, word);
            return new ResolveVariables(
                    step instanceof RefundStep.Done ? Outcome.DONE : Outcome.AGAIN, null, null, null);
        } catch (DecisionUnclear unclear) {
            throw unclear.about(refunds.question(refundNo));
        }
    }

    /** The decision is handed back as null: it is used once. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ResolveVariables(
            Outcome outcome,
            @Nullable String operatorDecision,
            @Nullable String operatorName,
            @Nullable String operatorReason) {}
}
