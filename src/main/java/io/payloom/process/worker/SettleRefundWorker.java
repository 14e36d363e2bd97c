package io.payloom.process.worker;

import io.camunda.client.annotation.CustomHeaders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.refund.RefundStep;
import io.payloom.refund.RefundSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Ends the refund by what became of its bank transaction, or says how it goes on. */
@Component
public class SettleRefundWorker {

    private final RefundSteps refunds;
    private final Telling telling;

    SettleRefundWorker(RefundSteps refunds, Telling telling) {
        this.refunds = refunds;
        this.telling = telling;
    }

    @JobWorker(type = "settle-refund")
    public SettleVariables settle(
            @Variable String refundNo, @Variable String runKey, @CustomHeaders Map<String, String> headers) {
        RefundStep step = refunds.settle(refundNo, runKey);
        telling.after(refundNo, headers);
        return new SettleVariables(
                switch (step) {
                    case RefundStep.Done done -> Outcome.SETTLED;
                    case RefundStep.AskPerson ask -> Outcome.REFUSED;
                    case RefundStep.Again again -> Outcome.AGAIN;
                    case RefundStep.Submit submit -> Outcome.AGAIN;
                    case RefundStep.Wait wait -> Outcome.AGAIN;
                    case RefundStep.Duplicate duplicate -> Outcome.SETTLED;
                });
    }

    record SettleVariables(Outcome outcome) {}
}
