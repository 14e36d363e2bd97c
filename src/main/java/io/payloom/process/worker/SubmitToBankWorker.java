package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.Variable;
import io.payloom.transaction.TransactionSteps;
import org.springframework.stereotype.Component;

/** Sends the transaction to its bank, once. */
@Component
public class SubmitToBankWorker {

    private final TransactionSteps transactions;

    SubmitToBankWorker(TransactionSteps transactions) {
        this.transactions = transactions;
    }

    @JobWorker(type = "submit-to-bank")
    public TransactionVariables submit(
            @ProcessInstanceKey Long instanceKey, @Variable String transactionNo, @Variable String runKey) {
        return TransactionVariables.of(transactions.submit(transactionNo, runKey, String.valueOf(instanceKey)));
    }
}
