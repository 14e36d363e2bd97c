package io.payloom.transaction.sending;

import io.payloom.catalogue.Operation;
import io.payloom.channel.BankAnswer;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.Channels;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.channel.SendTooLate;
import io.payloom.channel.UnknownAccount;
import io.payloom.database.Database;
import io.payloom.kernel.CrashPoint;
import io.payloom.lifecycle.Runs;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankFacts;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.Judgement;
import io.payloom.transaction.PartNumbers;
import io.payloom.transaction.TransactionEvent;
import io.payloom.transaction.TransactionMoves;
import io.payloom.transaction.TransactionState;
import io.payloom.transaction.sending.Dispatch.Sending;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a transaction to its bank, once. The conditional UPDATE to SUBMITTING is committed before the call and only its
 * winner sends, and only while that commit is fresh: a sender that was paused leaves the row to the query.
 */
@Component
public class Submitter {

    /** A send begins at most this long after it was written down. */
    public static final Duration FRESH = Duration.ofSeconds(5);

    /** An UPDATE that took longer has waited for somebody else. */
    private static final Duration LONGEST_WRITE = Duration.ofMillis(500);

    private static final int MOST_UNREACHABLE = 3;

    private final BankTransactions transactions;
    private final SendMapper mapper;
    private final TransactionMoves moves;
    private final BankFacts facts;
    private final Dispatch dispatch;
    private final Runs runs;
    private final Database database;
    private final Clock clock;

    Submitter(
            BankTransactions transactions,
            SendMapper mapper,
            TransactionMoves moves,
            BankFacts facts,
            Dispatch dispatch,
            Runs runs,
            Database database,
            Clock clock) {
        this.transactions = transactions;
        this.mapper = mapper;
        this.moves = moves;
        this.facts = facts;
        this.dispatch = dispatch;
        this.runs = runs;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @return the transaction after the attempt; in CREATED when surely nothing was sent and another try may follow
     * @throws ChannelBusy when the channel has no room now; nothing was sent
     * @throws PermitsUnreachable when the database does not say whether it has; nothing was sent
     */
    public BankTransaction submit(String transactionNo, String runKey, String instanceKey) {
        BankTransaction found = transactions.byNo(transactionNo);
        Sending ready = found.state() == TransactionState.CREATED ? dispatch.of(found) : null;
        return sendOnce(() -> begin(found, runKey, instanceKey), ready);
    }

    /**
     * Sends again what the bank does not find, under the same bank order number, unless it has moved since it was read.
     * The bank takes two sends of one number for one; the catalogue says so by its {@code resendAfter}.
     *
     * @return the transaction after the attempt; throws as {@link #submit} does
     */
    public BankTransaction resend(BankTransaction notFound, String runKey) {
        return sendOnce(() -> beginAgain(notFound, runKey), dispatch.of(notFound));
    }

    private BankTransaction sendOnce(Supplier<Begin> begins, @Nullable Sending ready) {
        Begin begin = database.inTransaction(begins);
        if (!begin.mine()) {
            return begin.transaction();
        }
        CrashPoint.pass("submitting");
        Sending sending = ready == null ? dispatch.of(begin.transaction()) : ready;
        return send(begin.transaction(), sending, begin::isFresh);
    }

    /** Whatever {@link Channels#submit} throws, nothing was sent. */
    private BankTransaction send(BankTransaction transaction, Sending sending, BooleanSupplier inTime) {
        String transactionNo = transaction.transactionNo();
        try {
            BankAnswer answer = sending.send(inTime);
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

    /** What was found is sent if it still stands so; else it is looked at under its lock. */
    private Begin begin(BankTransaction found, String runKey, String instanceKey) {
        if (isReady(found)) {
            long writtenAt = System.nanoTime();
            if (moves.beginSend(found, TransactionEvent.SEND, instanceKey, clock.instant())) {
                runs.require(found.orderNo(), runKey);
                long begunAt = timeUnlessWaited(found, writtenAt);
                moves.tellSending(found);
                return new Begin(found, true, begunAt);
            }
        }
        return lookAndBegin(found.transactionNo(), runKey, instanceKey);
    }

    /** A first attempt has none beside it that may have been paid: another is prepared only after it has failed. */
    private static boolean isReady(BankTransaction found) {
        int first = found.operation() == Operation.PAYOUT ? PartNumbers.MOST : 1;
        return found.state() == TransactionState.CREATED
                && found.progress().unreachable() < MOST_UNREACHABLE
                && found.attempt() <= first;
    }

    /** The wait for a row makes no send late: its time is written anew, now that the row is locked. */
    private long timeUnlessWaited(BankTransaction begun, long writtenAt) {
        long now = System.nanoTime();
        if (now - writtenAt < LONGEST_WRITE.toNanos()) {
            return writtenAt;
        }
        mapper.sentAt(begun.transactionNo(), clock.instant());
        return now;
    }

    private Begin lookAndBegin(String transactionNo, String runKey, String instanceKey) {
        BankTransaction transaction = transactions.lock(transactionNo);
        runs.require(transaction.orderNo(), runKey);
        mapper.instanceIs(transactionNo, instanceKey);
        if (transaction.state() != TransactionState.CREATED) {
            return new Begin(transaction);
        }
        if (transaction.progress().closeRequestedAt() != null) {
            Judgement closed = Judgement.of(TransactionEvent.CLOSE, "closed before it was sent");
            return new Begin(facts.move(transaction, TransactionEvent.CLOSE, "submit-to-bank", closed));
        }
        if (isPaidOtherwise(transaction)) {
            Judgement paid =
                    Judgement.of(TransactionEvent.CLOSE, "not sent: another attempt of the order has succeeded");
            return new Begin(facts.move(transaction, TransactionEvent.CLOSE, "submit-to-bank", paid));
        }
        if (transaction.progress().unreachable() >= MOST_UNREACHABLE) {
            Judgement unreachable = Judgement.failed(
                            "CHANNEL_UNREACHABLE", "The channel could not be reached; nothing was sent", true)
                    .againstChannel(true);
            return new Begin(facts.move(transaction, TransactionEvent.FAIL, "submit-to-bank", unreachable));
        }
        return writeDown(transaction, TransactionEvent.SEND);
    }

    private Begin beginAgain(BankTransaction notFound, String runKey) {
        BankTransaction transaction = transactions.lock(notFound.transactionNo());
        runs.require(transaction.orderNo(), runKey);
        boolean asItWas = transaction.state() == TransactionState.PROCESSING
                && transaction.progress().sendNo() == notFound.progress().sendNo()
                && transaction.progress().closeRequestedAt() == null
                && !isPaidOtherwise(transaction);
        return asItWas ? writeDown(transaction, TransactionEvent.RESEND) : new Begin(transaction);
    }

    /** Neither the wait for the database before it nor a repeated transaction makes a send late. */
    private Begin writeDown(BankTransaction locked, TransactionEvent event) {
        long writtenAt = System.nanoTime(); // before the time of the send is read: "not found" counts from that
        if (!moves.beginSend(locked, event, null, clock.instant())) {
            throw new IllegalStateException(locked.transactionNo() + " moved while it was locked");
        }
        moves.tellSending(locked);
        return new Begin(locked, true, writtenAt);
    }

    private boolean isPaidOtherwise(BankTransaction transaction) {
        if (transaction.operation() != Operation.PAYOUT) {
            return mapper.anotherSucceeded(transaction.orderNo(), transaction.transactionNo());
        }
        return transaction.attempt() > PartNumbers.MOST
                && PartNumbers.isPaidOtherwise(transaction, transactions.attempts(transaction.orderNo()));
    }

    private static BankFact fact(String transactionNo, BankAnswer answer) {
        return new BankFact(transactionNo, BankFact.Source.SUBMIT, answer);
    }

    /**
     * What became of the wish to send.
     *
     * @param transaction as it stood before a send that is mine, or as another has left it
     * @param writtenAt in nanoseconds, of the send that is mine
     */
    private record Begin(BankTransaction transaction, boolean mine, long writtenAt) {

        Begin(BankTransaction ofAnother) {
            this(ofAnother, false, 0);
        }

        boolean isFresh() {
            return System.nanoTime() - writtenAt <= FRESH.toNanos();
        }
    }
}
