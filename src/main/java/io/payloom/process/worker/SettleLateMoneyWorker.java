package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.latemoney.LateMoneySteps;
import org.springframework.stereotype.Component;

/** Ends a money case by what became of its refund. */
@Component
public class SettleLateMoneyWorker {

    private final LateMoneySteps lateMoney;

    SettleLateMoneyWorker(LateMoneySteps lateMoney) {
        this.lateMoney = lateMoney;
    }

    @JobWorker(type = "settle-late-money")
    public SettleVariables settle(@Variable String caseNo, @Variable String runKey) {
        return new SettleVariables(lateMoney.settle(caseNo, runKey) ? Outcome.REFUNDED : Outcome.REFUSED);
    }

    record SettleVariables(Outcome outcome) {}
}
