package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.transaction.TransactionSteps;
import org.springframework.stereotype.Component;

/** Asks the bank to close a transaction whose time is over or whose merchant wants it closed. */
@Component
public class CloseAtBankWorker {

    private final TransactionSteps transactions;

    CloseAtBankWorker(TransactionSteps transactions) {
        this.transactions = transactions;
    }

    @JobWorker(type = "close-at-bank")
    public WaitingVariables close(@Variable String transactionNo, @Variable String runKey) {
        return WaitingVariables.of(transactions.close(transactionNo, runKey));
    }
}
