package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.transaction.TransactionSteps;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.OperatorWord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the bank what became of the transaction, and then does what an operator has decided, if one has. */
@Component
public class QueryBankWorker {

    private final TransactionSteps transactions;
    private final OperateDecisions decisions;

    QueryBankWorker(TransactionSteps transactions, OperateDecisions decisions) {
        this.transactions = transactions;
        this.decisions = decisions;
    }

    @JobWorker(type = "query-bank")
    public WaitingVariables query(
            @Variable String transactionNo,
            @Variable String runKey,
            @Variable String nextQueryAt,
            @Variable @Nullable String operatorDecision,
            @Variable @Nullable String operatorName,
            @Variable @Nullable String operatorReason) {
        try {
            OperatorWord word = decisions.read(operatorDecision, operatorName, operatorReason, OperatorWord::read);
            return WaitingVariables.of(
                    word == null
                            ? transactions.query(transactionNo, runKey, Instant.parse(nextQueryAt))
                            : transactions.decide(transactionNo, runKey, word));
        } catch (DecisionUnclear unclear) {
            throw unclear.about(transactions.question(transactionNo));
        }
    }
}
