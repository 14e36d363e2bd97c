package io.payloom.routing;

import io.payloom.database.Database;
import io.payloom.routing.health.Health;
import io.payloom.routing.health.PayerMemory;
import io.payloom.routing.quota.Quotas;
import io.payloom.transaction.BankTransactionJudged;
import io.payloom.transaction.TransactionState;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Learns from what became of transactions: gives limits back, weighs channels, remembers payers. */
@Component
class Outcomes {

    private final Quotas quotas;
    private final Health health;
    private final PayerMemory payers;
    private final DecisionMapper decisions;
    private final Database database;

    Outcomes(Quotas quotas, Health health, PayerMemory payers, DecisionMapper decisions, Database database) {
        this.quotas = quotas;
        this.health = health;
        this.payers = payers;
        this.decisions = decisions;
        this.database = database;
    }

    /**
     * In the database transaction of the fact; what is kept in memory follows its commit. What a person ended keeps its
     * limits until the bank agrees.
     */
    @EventListener
    @Order(0)
    void on(BankTransactionJudged judged) {
        boolean moved = judged.before() != judged.after();
        if (moved && judged.after() == TransactionState.SUCCEEDED) {
            quotas.confirm(judged.orderNo(), judged.attempt());
            database.afterCommit(() -> health.record(judged.channel(), judged.pool(), true));
        } else if (moved && judged.after().isFinal() && !judged.byPerson()) {
            quotas.release(judged.orderNo(), judged.attempt());
            remember(judged);
        }
        if (judged.againstChannel()) {
            database.afterCommit(() -> health.record(judged.channel(), judged.pool(), false));
        }
    }

    private void remember(BankTransactionJudged judged) {
        String code = judged.unifiedCode();
        if (judged.after() == TransactionState.FAILED && code != null) {
            String keys = decisions.payerKeys(judged.orderNo(), judged.attempt());
            if (keys != null) {
                Stream.of(keys.split(",")).forEach(key -> payers.failed(key, judged.channel(), code));
            }
        }
    }
}
