package io.payloom.transaction;

import io.payloom.channel.BankAnswer;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.Channels;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.channel.SendTooLate;
import io.payloom.channel.Submission;
import io.payloom.channel.UnknownAccount;
import io.payloom.database.Database;
import io.payloom.lifecycle.Journal;
import io.payloom.lifecycle.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sends a transaction to its bank, once. The conditional UPDATE to SUBMITTING is committed before the call and only its
 * winner sends, and only while that commit is fresh: a sender that was paused leaves the row to the query.
 */
@Component
class Submitter {

    /** A send begins at most this long after it was written down. */
    static final Duration FRESH = Duration.ofSeconds(2);

    private static final int MOST_UNREACHABLE = 3;

    private final TransactionMapper mapper;
    private final BankFacts facts;
    private final Channels channels;
    private final SubmissionForm form;
    private final Journal journal;
    private final Runs runs;
    private final Database database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Submitter(
            TransactionMapper mapper,
            BankFacts facts,
            Channels channels,
            SubmissionForm form,
            Journal journal,
            Runs runs,
            Database database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mapper = mapper;
        this.facts = facts;
        this.channels = channels;
        this.form = form;
        this.journal = journal;
        this.runs = runs;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @return the transaction after the attempt; in CREATED when surely nothing was sent and another try may follow
     * @throws ChannelBusy when the channel has no room now; nothing was sent
     * @throws PermitsUnreachable when the database does not say whether it has; nothing was sent
     */
    BankTransaction submit(String transactionNo, String runKey) {
        BankTransaction found = mapper.byNo(transactionNo);
        Submission filled = found.state() == TransactionState.CREATED ? form.fill(found) : null;
        long begun = System.nanoTime();
        Begin begin = database.inTransaction(() -> begin(transactionNo, runKey));
        if (!begin.mine()) {
            return begin.transaction();
        }
        Submission submission = filled == null ? form.fill(begin.transaction()) : filled;
        return send(begin.transaction(), submission, () -> System.nanoTime() - begun <= FRESH.toNanos());
    }

    /** Whatever {@link Channels#submit} throws, nothing was sent. */
    private BankTransaction send(BankTransaction transaction, Submission submission, BooleanSupplier inTime) {
        String transactionNo = transaction.transactionNo();
        try {
            BankAnswer answer = channels.submit(transaction.channel(), transaction.account(), submission, inTime);
            return facts.apply(fact(transactionNo, answer));
        } catch (ChannelBusy | PermitsUnreachable noPermit) {
            facts.takeBack(transactionNo);
            throw noPermit;
        } catch (SendTooLate heldUp) {
            return facts.leaveToQuery(transactionNo);
        } catch (UnknownAccount gone) {
            return facts.apply(fact(transactionNo, new BankAnswer.NotSent(String.valueOf(gone.getMessage()))));
        }
    }

    private Begin begin(String transactionNo, String runKey) {
        BankTransaction transaction = mapper.lock(transactionNo);
        runs.require(transaction.orderNo(), runKey);
        if (transaction.state() != TransactionState.CREATED) {
            return new Begin(transaction, false);
        }
        if (transaction.closeRequestedAt() != null) {
            return new Begin(
                    facts.move(
                            transaction,
                            TransactionEvent.CLOSE,
                            "submit-to-bank",
                            Finding.of(TransactionEvent.CLOSE, "closed before it was sent")),
                    false);
        }
        if (transaction.unreachable() >= MOST_UNREACHABLE) {
            Finding unreachable = Finding.failed(
                            "CHANNEL_UNREACHABLE", "The channel could not be reached; nothing was sent", true)
                    .againstChannel(true);
            return new Begin(facts.move(transaction, TransactionEvent.FAIL, "submit-to-bank", unreachable), false);
        }
        return new Begin(markSubmitting(transaction), true);
    }

    private BankTransaction markSubmitting(BankTransaction transaction) {
        if (mapper.beginSend(transaction, clock.instant()) != 1) {
            throw new IllegalStateException(transaction.transactionNo() + " moved while it was locked");
        }
        journal.append(new Journal.Entry(
                transaction.transactionNo(),
                transaction.version() + 1,
                transaction.state().name(),
                TransactionState.SUBMITTING.name(),
                TransactionEvent.SEND.name(),
                "submit-to-bank",
                "send " + (transaction.sendNo() + 1)));
        events.publishEvent(new BankTransactionSubmitting(transaction.orderNo(), transaction.transactionNo()));
        return mapper.byNo(transaction.transactionNo());
    }

    private static BankFact fact(String transactionNo, BankAnswer answer) {
        return new BankFact(transactionNo, BankFact.Source.SUBMIT, answer);
    }

    private record Begin(BankTransaction transaction, boolean mine) {}
}
