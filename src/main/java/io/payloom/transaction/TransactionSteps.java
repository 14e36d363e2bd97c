package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.Channels;
import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import org.springframework.stereotype.Component;

/**
 * The process's side of bank transactions. Each step can run twice, late, or beside itself; a bank is never called inside
 * a database transaction.
 */
@Component
public class TransactionSteps {

    private final TransactionMapper mapper;
    private final Submitter submitter;
    private final BankFacts facts;
    private final Standings standings;
    private final Channels channels;
    private final Runs runs;
    private final Database database;

    TransactionSteps(
            TransactionMapper mapper,
            Submitter submitter,
            BankFacts facts,
            Standings standings,
            Channels channels,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.submitter = submitter;
        this.facts = facts;
        this.standings = standings;
        this.channels = channels;
        this.runs = runs;
        this.database = database;
    }

    /**
     * Sends the transaction unless that was done.
     *
     * @throws io.payloom.channel.ChannelBusy when the channel has no room now
     * @throws ChannelUnreachable when surely nothing was sent and it may be tried again
     */
    public Standing submit(String transactionNo, String runKey) {
        BankTransaction after = submitter.submit(transactionNo, runKey);
        if (after.state() == TransactionState.CREATED) {
            throw new ChannelUnreachable(after.channel(), transactionNo);
        }
        return standings.of(after, runKey);
    }

    /**
     * Asks the bank what became of it.
     *
     * @throws QueriesExhausted when the answer is still not final and no planned query is left
     */
    public Standing query(String transactionNo, String runKey) {
        BankTransaction transaction = required(transactionNo, runKey);
        if (transaction.state().isFinal()) {
            return standings.of(transaction, runKey);
        }
        BankAnswer answer = channels.query(transaction.channel(), transaction.account(), transaction.bankOrderNo());
        BankTransaction after = facts.apply(new BankFact(transactionNo, BankFact.Source.QUERY, answer));
        if (!after.state().isFinal() && after.nextQueryAt() == null) {
            throw new QueriesExhausted(exhausted(after));
        }
        return standings.of(after, runKey);
    }

    /** Asks the bank to close it, where the channel can; the bank may say that it is paid already. */
    public Standing close(String transactionNo, String runKey) {
        BankTransaction transaction = required(transactionNo, runKey);
        if (transaction.state().isFinal()
                || !channels.interfaceOf(transaction.channel(), Operation.PAY).closeSupported()) {
            return standings.withoutClosing(transaction, runKey);
        }
        BankAnswer answer = channels.close(transaction.channel(), transaction.account(), transaction.bankOrderNo());
        return standings.withoutClosing(
                facts.apply(new BankFact(transactionNo, BankFact.Source.CLOSE, answer)), runKey);
    }

    /** Looks again at what is stored, after news. */
    public Standing look(String transactionNo, String runKey) {
        return standings.of(required(transactionNo, runKey), runKey);
    }

    private BankTransaction required(String transactionNo, String runKey) {
        return database.inTransaction(() -> {
            BankTransaction transaction = mapper.byNo(transactionNo);
            runs.require(transaction.orderNo(), runKey);
            return transaction;
        });
    }

    private String exhausted(BankTransaction transaction) {
        return "Order " + transaction.orderNo() + ": channel " + transaction.channel() + " has not said what became of "
                + transaction.amount() + " (bank order number " + transaction.bankOrderNo() + "), sent "
                + transaction.sentAt() + ", after " + transaction.queryCount() + " queries; last: "
                + transaction.lastAnswer() + ". Ask the bank by phone or in its portal; Retry here asks it once more.";
    }
}
