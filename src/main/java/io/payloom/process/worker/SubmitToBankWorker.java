package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
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
    public TransactionVariables submit(ActivatedJob job, @Variable String transactionNo, @Variable String runKey) {
        String instanceKey = String.valueOf(job.getProcessInstanceKey());
        return TransactionVariables.of(transactions.submit(transactionNo, runKey, instanceKey));
    }
}
