package io.payloom.routing;

import io.payloom.database.Database;
import io.payloom.database.LockOrder;
import io.payloom.hold.EndReaction;
import io.payloom.routing.health.Health;
import io.payloom.routing.health.PayerMemory;
import io.payloom.transaction.BankTransactionJudged;
import io.payloom.transaction.TransactionState;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Learns from what became of transactions: weighs channels, remembers payers. */
@Component
class Outcomes implements EndReaction {

    private final Health health;
    private final PayerMemory payers;
    private final DecisionMapper decisions;
    private final Database database;

    Outcomes(Health health, PayerMemory payers, DecisionMapper decisions, Database database) {
        this.health = health;
        this.payers = payers;
        this.decisions = decisions;
        this.database = database;
    }

    @Override
    public LockOrder firstLock() {
        return LockOrder.PAYER_FAILURE;
    }

    /** What is kept in memory follows the commit. */
    @Override
    public void judged(BankTransactionJudged judged) {
        boolean moved = judged.before() != judged.after();
        if (moved && judged.after() == TransactionState.SUCCEEDED) {
            database.afterCommit(() -> health.record(judged.channel(), judged.pool(), true));
        } else if (moved && judged.after().isFinal() && !judged.byPerson()) {
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
