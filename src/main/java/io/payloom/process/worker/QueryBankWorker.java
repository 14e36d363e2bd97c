package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.transaction.TransactionSteps;
import org.springframework.stereotype.Component;

/** Asks the bank what became of the transaction. */
@Component
public class QueryBankWorker {

    private final TransactionSteps transactions;

    QueryBankWorker(TransactionSteps transactions) {
        this.transactions = transactions;
    }

    @JobWorker(type = "query-bank")
    public TransactionVariables query(@Variable String transactionNo, @Variable String runKey) {
        return TransactionVariables.of(transactions.query(transactionNo, runKey));
    }
}
