package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.payloom.refund.RefundStep;
import io.payloom.refund.RefundSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims the refund for this process instance, decides how it goes back, and writes its bank transaction. */
@Component
public class PrepareRefundWorker {

    private final RefundSteps refunds;

    PrepareRefundWorker(RefundSteps refunds) {
        this.refunds = refunds;
    }

    @JobWorker(type = "prepare-refund", fetchVariables = "refundNo")
    public PrepareVariables prepare(@Variable String refundNo, ActivatedJob job) {
        String runKey = String.valueOf(job.getProcessInstanceKey());
        return switch (refunds.prepare(refundNo, runKey)) {
            case RefundStep.Submit submit ->
                new PrepareVariables(
                        Outcome.SUBMIT, runKey, submit.orderNo(), submit.transactionNo(), submit.channel(), null);
            case RefundStep.Wait wait ->
                new PrepareVariables(
                        Outcome.WAIT,
                        runKey,
                        wait.orderNo(),
                        null,
                        null,
                        wait.until().toString());
            case RefundStep.AskPerson ask ->
                new PrepareVariables(Outcome.REFUSED, runKey, ask.orderNo(), null, null, null);
            case RefundStep.Again again ->
                throw new IllegalStateException(refundNo + " is being prepared and cannot be sent back to that");
            case RefundStep.Done done -> PrepareVariables.done(runKey);
            case RefundStep.Duplicate duplicate -> PrepareVariables.done(runKey);
        };
    }

    record PrepareVariables(
            Outcome outcome,
            String runKey,
            @Nullable String orderNo,
            @Nullable String transactionNo,
            @Nullable String channel,
            @Nullable String nextLookAt) {

        static PrepareVariables done(String runKey) {
            return new PrepareVariables(Outcome.DONE, runKey, null, null, null, null);
        }
    }
}
