package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.transaction.TransactionSteps;
import org.springframework.stereotype.Component;

/** Looks at what is stored after bank news has interrupted the wait. */
@Component
public class TranslateResultWorker {

    private final TransactionSteps transactions;

    TranslateResultWorker(TransactionSteps transactions) {
        this.transactions = transactions;
    }

    @JobWorker(type = "translate-result")
    public WaitingVariables look(@Variable String transactionNo, @Variable String runKey) {
        return WaitingVariables.of(transactions.look(transactionNo, runKey));
    }
}
