package io.payloom.transaction.translation;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.TransactionMoves;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What banks said of transactions that had ended, in codes that nobody has explained: kept until somebody does, for a bank
 * need not say it again, and the transaction is not asked about any more.
 */
@Component
public class UnexplainedAnswers {

    private final UnexplainedAnswerMapper mapper;
    private final BankTransactions transactions;
    private final TransactionMoves moves;
    private final Clock clock;

    UnexplainedAnswers(
            UnexplainedAnswerMapper mapper, BankTransactions transactions, TransactionMoves moves, Clock clock) {
        this.mapper = mapper;
        this.transactions = transactions;
        this.moves = moves;
        this.clock = clock;
    }

    /** Each is kept once, however often it is said. */
    public void keep(BankTransaction ended, Judgement unexplained, String actor) {
        if (mapper.keep(ended, unexplained, clock.instant()) == 1) {
            moves.remark(ended, actor, "nobody has explained yet what the bank says: " + unexplained.lastAnswer());
        }
    }

    List<WaitingCode> codes() {
        return mapper.codes();
    }

    /** The oldest with this code from the one after {@code last}. */
    List<UnexplainedAnswer> in(WaitingCode code, long last, int most) {
        return mapper.in(code, last, most);
    }

    /**
     * Takes one out to be applied in the caller's transaction, and locks what it is about.
     *
     * @return whether it still counts: nobody else took it, and the bank has not corrected the transaction since
     */
    boolean takeOut(UnexplainedAnswer answer) {
        BankTransaction ended = transactions.lock(answer.transactionNo());
        return mapper.remove(answer.id()) == 1 && ended.state() == answer.endedAs();
    }

    /** The transaction stands so by this answer; what was said after it is no older than that. */
    void standsBy(UnexplainedAnswer answer, TransactionState state) {
        if (state != answer.endedAs()) {
            mapper.standAs(state, answer);
        }
    }
}
