package io.payloom.transaction.asking;

import io.payloom.alert.Alerts;
import io.payloom.channel.ChannelBusy;
import io.payloom.channel.PermitsUnreachable;
import io.payloom.database.Database;
import io.payloom.kernel.Subject;
import io.payloom.transaction.BankFact;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.ProcessWakeUp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks banks beside the processes: daily about transactions that are stuck or whose process does not keep to their plan,
 * once at T+1 about those that failed, were closed, or were ended by a person. What the bank says is a fact like any other.
 */
@Component
public class FollowUpQueries {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUpQueries.class);
    private static final int MOST = 20;
    private static final Duration IN_HAND = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final Duration LATE = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final BankTransactions transactions;
    private final InquiryMapper mapper;
    private final Inquiries inquiries;
    private final ProcessWakeUp wakeUp;
    private final Alerts alerts;
    private final Database database;
    private final Clock clock;

    FollowUpQueries(
            BankTransactions transactions,
            InquiryMapper mapper,
            Inquiries inquiries,
            ProcessWakeUp wakeUp,
            Alerts alerts,
            Database database,
            Clock clock) {
        this.transactions = transactions;
        this.mapper = mapper;
        this.inquiries = inquiries;
        this.wakeUp = wakeUp;
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    /** Looks after what is due now. */
    public void look() {
        List<String> due = database.inTransaction(() -> {
            Instant now = clock.instant();
            List<String> watched = mapper.watched(now, MOST);
            watched.forEach(one -> mapper.watchAt(one, now.plus(IN_HAND)));
            return watched;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> threads.execute(() -> ask(one))); // one hanging bank holds up no other
        }
    }

    private void ask(String transactionNo) {
        try {
            BankTransaction transaction = transactions.byNo(transactionNo);
            Inquiries.Reply reply = inquiries.ask(transaction, BankFact.Source.WATCH, BankFact.Source.WATCH.actor());
            if (transaction.state().isFinal()) {
                mapper.watchAt(transactionNo, next(reply));
            } else {
                wakeIfLate(reply.after());
            }
        } catch (ChannelBusy | PermitsUnreachable later) {
            LOG.debug("{} is asked about later: {}", transactionNo, later.getMessage());
        } catch (RuntimeException unasked) {
            LOG.warn("{} cannot be asked about, it stays on the watch: {}", transactionNo, unasked.toString());
        }
    }

    /** A process that should have asked long ago looks again; one that does not hear is replaced. */
    private void wakeIfLate(BankTransaction open) {
        Instant now = clock.instant();
        if (open.progress().nextQueryAt() != null
                && open.progress().nextQueryAt().isBefore(now.minus(LATE))) {
            database.inTransaction(() -> wakeUp.wake(open, "late/" + now.getEpochSecond()));
        }
    }

    /** When to ask again about what had ended: until the bank has said something final, or is given up with an alert. */
    private @Nullable Instant next(Inquiries.Reply reply) {
        Instant now = clock.instant();
        BankTransaction ended = reply.after();
        if (!isOpen(reply)) {
            return null;
        }
        if (ended.progress().finalAt() != null
                && now.isAfter(ended.progress().finalAt().plus(LONGEST))) {
            alerts.raise(
                    "WATCH_ENDED",
                    ended.transactionNo(),
                    ended.orderNo(),
                    "Channel " + ended.channel() + " has not said in " + LONGEST.toDays() + " days whether "
                            + ended.transactionNo() + " of " + Subject.named(ended.orderNo()) + ", which had ended as "
                            + ended.state()
                            + ", was paid all the same; last: "
                            + reply.judgement().lastAnswer() + ". Ask the bank.");
            return null;
        }
        return now.plus(reply.fact().isSilence() ? SILENCE : NextQueries.WATCH_PAUSE);
    }

    private static boolean isOpen(Inquiries.Reply reply) {
        return reply.fact().isSilence()
                || reply.isUndecided()
                || reply.isNotFound() && reply.after().progress().byPerson();
    }
}
