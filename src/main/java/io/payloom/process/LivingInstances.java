package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.UncompletedInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which process instances the engine knows; a banned one is among them. */
@Component
class LivingInstances {

    private final BankTransactions transactions;
    private final CamundaClient client;

    LivingInstances(BankTransactions transactions, CamundaClient client) {
        this.transactions = transactions;
        this.client = client;
    }

    /** @throws RuntimeException when the engine says neither */
    boolean contain(String instanceKey) {
        try {
            client.newSetVariablesCommand(Long.parseLong(instanceKey))
                    .variables(Map.of())
                    .send()
                    .join();
            return true;
        } catch (RuntimeException answer) {
            if (EngineErrors.codeOf(answer) == Status.Code.NOT_FOUND) {
                return false;
            }
            throw answer;
        }
    }

    /** An order's transactions that are final, each in the hand of a living instance. */
    List<UncompletedInstance> afterTheResult(String orderNo) {
        List<UncompletedInstance> living = new ArrayList<>();
        for (UncompletedInstance ended : transactions.endedInHand(orderNo)) {
            if (contain(ended.instanceKey())) {
                living.add(ended);
            } else {
                transactions.outOfHand(ended);
            }
        }
        return living;
    }
}
