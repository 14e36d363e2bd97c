package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.latemoney.LateMoneySteps;
import org.springframework.stereotype.Component;

/** Takes an order that had ended without money to succeeded, because the money is there. */
@Component
public class ReopenOrderWorker {

    private final LateMoneySteps lateMoney;

    ReopenOrderWorker(LateMoneySteps lateMoney) {
        this.lateMoney = lateMoney;
    }

    @JobWorker(type = "reopen-order")
    public ReopenVariables reopen(@Variable String caseNo, @Variable String runKey) {
        return new ReopenVariables(lateMoney.reopen(caseNo, runKey) ? Outcome.REOPENED : Outcome.CHANGED);
    }

    record ReopenVariables(Outcome outcome) {}
}
