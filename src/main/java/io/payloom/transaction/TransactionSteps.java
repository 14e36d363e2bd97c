package io.payloom.transaction;

import io.payloom.catalogue.Operation;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.Channels;
import io.payloom.database.Database;
import io.payloom.lifecycle.Runs;
import io.payloom.transaction.asking.Inquiries;
import io.payloom.transaction.asking.QueriesExhausted;
import io.payloom.transaction.asking.StuckOrder;
import io.payloom.transaction.decision.DecisionUnclear;
import io.payloom.transaction.decision.OperatorDecisions;
import io.payloom.transaction.decision.OperatorWord;
import io.payloom.transaction.decision.Question;
import io.payloom.transaction.sending.ChannelUnreachable;
import io.payloom.transaction.sending.Resending;
import io.payloom.transaction.sending.Submitter;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The process's side of bank transactions. Each step can run twice, late, or beside itself; a bank is never called inside
 * a database transaction.
 */
@Component
public class TransactionSteps {

    /** An instant that went through a process variable or a column may have lost some digits, never so many. */
    private static final Duration ROUNDING = Duration.ofMillis(500);

    private final TransactionMapper mapper;
    private final Submitter submitter;
    private final BankFacts facts;
    private final NextStep nextStep;
    private final Inquiries inquiries;
    private final Resending resending;
    private final OperatorDecisions decisions;
    private final TransactionMoves moves;
    private final ProcessWakeUp wakeUp;
    private final Channels channels;
    private final Runs runs;
    private final Database database;

    TransactionSteps(
            TransactionMapper mapper,
            Submitter submitter,
            BankFacts facts,
            NextStep nextStep,
            Inquiries inquiries,
            Resending resending,
            OperatorDecisions decisions,
            TransactionMoves moves,
            ProcessWakeUp wakeUp,
            Channels channels,
            Runs runs,
            Database database) {
        this.mapper = mapper;
        this.submitter = submitter;
        this.facts = facts;
        this.nextStep = nextStep;
        this.inquiries = inquiries;
        this.resending = resending;
        this.decisions = decisions;
        this.moves = moves;
        this.wakeUp = wakeUp;
        this.channels = channels;
        this.runs = runs;
        this.database = database;
    }

    /**
     * Sends the transaction unless that was done.
     *
     * @param instanceKey of the process instance that has it in hand until its result is final
     * @throws io.payloom.channel.ChannelBusy when the channel has no room now
     * @throws ChannelUnreachable when surely nothing was sent and it may be tried again
     */
    public TransactionStep submit(String transactionNo, String runKey, String instanceKey) {
        BankTransaction after = submitter.submit(transactionNo, runKey, instanceKey);
        if (after.state() == TransactionState.CREATED) {
            throw new ChannelUnreachable(after.channel(), transactionNo);
        }
        return nextStep.of(after, runKey);
    }

    /**
     * Asks the bank what became of it, and sends it again where the catalogue allows that for one the bank does not find.
     * When the plan has moved on since, as it has when a job runs again after its timeout, the bank has been asked.
     *
     * @param dueAt the {@code nextQueryAt} that the process waited for; compared with the plan and with no clock, because
     *     the engine's may differ
     * @throws QueriesExhausted when the answer is still not final and no planned query is left
     */
    public TransactionStep query(String transactionNo, String runKey, Instant dueAt) {
        BankTransaction transaction = required(transactionNo, runKey);
        if (transaction.state().isFinal() || hasBeenAskedSince(dueAt, transaction)) {
            return nextStep.of(transaction, runKey);
        }
        Inquiries.Reply reply = inquiries.ask(transaction, BankFact.Source.QUERY, BankFact.Source.QUERY.actor());
        remarkRetry(transaction);
        BankTransaction after = reply.isNotFound()
                        && resending.isDue(reply.after(), reply.fact().askedAt())
                ? submitter.resend(reply.after(), runKey)
                : reply.after();
        if (after.isStuck()) {
            throw new QueriesExhausted(question(after));
        }
        return nextStep.of(after, runKey);
    }

    /**
     * Asks the bank and then does what a person decided in Operate. The decision is used up by it, whatever comes of it:
     * when it was not taken, the next query says so in its incident.
     */
    public TransactionStep decide(String transactionNo, String runKey, OperatorWord word) {
        BankTransaction transaction = required(transactionNo, runKey);
        if (transaction.state() == TransactionState.CREATED || transaction.state() == TransactionState.SUBMITTING) {
            throw new DecisionUnclear("The transaction is just being sent. Wait a minute");
        }
        decisions.decide(transaction, word, false);
        return nextStep.of(mapper.byNo(transactionNo), runKey);
    }

    /** Asks the bank to close it, where the channel can; the bank may say that it is paid already. */
    public TransactionStep close(String transactionNo, String runKey) {
        BankTransaction transaction = required(transactionNo, runKey);
        if (transaction.state().isFinal()
                || transaction.operation() != Operation.PAY
                || !channels.interfaceOf(transaction.channel(), Operation.PAY).closeSupported()) {
            return nextStep.withoutClosing(transaction, runKey);
        }
        BankAnswer answer = channels.close(transaction.channel(), transaction.account(), transaction.bankOrderNo());
        return nextStep.withoutClosing(facts.apply(new BankFact(transactionNo, BankFact.Source.CLOSE, answer)), runKey);
    }

    /** Looks again at what is stored, after news. */
    public TransactionStep look(String transactionNo, String runKey) {
        BankTransaction told = mapper.byNo(transactionNo);
        BankTransaction now = database.inTransaction(() -> {
            runs.require(told.orderNo(), runKey);
            wakeUp.heard(told); // before it is read: what comes later wakes the process again
            return mapper.byNo(transactionNo);
        });
        return nextStep.of(now, runKey);
    }

    private BankTransaction required(String transactionNo, String runKey) {
        return database.inTransaction(() -> {
            BankTransaction transaction = mapper.byNo(transactionNo);
            runs.require(transaction.orderNo(), runKey);
            return transaction;
        });
    }

    /** One that is to be sent again is not: its send may have found no permit, and then the same job tries once more. */
    private boolean hasBeenAskedSince(Instant dueAt, BankTransaction transaction) {
        Instant nextQueryAt = transaction.progress().nextQueryAt();
        return transaction.state() == TransactionState.PROCESSING
                && nextQueryAt != null
                && nextQueryAt.isAfter(dueAt.plus(ROUNDING))
                && !resending.isDue(transaction, null);
    }

    /** With the plan used up, only Retry in Operate leads here. */
    private void remarkRetry(BankTransaction transaction) {
        if (transaction.isStuck()) {
            database.inTransaction(() ->
                    moves.remark(mapper.lock(transaction.transactionNo()), "operate", "the bank was asked once more"));
        }
    }

    public Question question(String transactionNo) {
        return question(mapper.byNo(transactionNo));
    }

    private Question question(BankTransaction transaction) {
        String words = StuckOrder.words(transaction);
        String facts = decisions.of(transaction.transactionNo()).reversed().stream()
                .findFirst()
                .map(last -> words + StuckOrder.decisionWords(last))
                .orElse(words);
        return new Question(facts, StuckOrder.call(transaction));
    }
}
