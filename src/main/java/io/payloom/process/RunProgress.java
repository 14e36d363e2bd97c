package io.payloom.process;

import io.payloom.kernel.SubjectKind;
import io.payloom.lifecycle.Run;
import io.payloom.outbox.Message;
import io.payloom.outbox.Outbox;
import io.payloom.payout.PayoutKind;
import io.payloom.payout.step.PayoutSteps;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.UncompletedInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a run has done what was due. It waits on purpose as long as it has said, as long as a bank is to be asked later
 * about one of its transactions, and while a person is awaited.
 */
@Component
class RunProgress {

    /** After its planned moment, a query has surely been made or put off. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** A transaction that was written has surely been sent, or put off. */
    private static final Duration FIRST_STEPS = Duration.ofMinutes(2);

    private static final Duration LONG = Duration.ofDays(1);

    private final Outbox outbox;
    private final BankTransactions transactions;
    private final PayoutSteps payouts;
    private final LivingInstances living;
    private final Clock clock;

    RunProgress(
            Outbox outbox, BankTransactions transactions, PayoutSteps payouts, LivingInstances living, Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.payouts = payouts;
        this.living = living;
        this.clock = clock;
    }

    /** Since when a run that no instance has claimed should have been; empty while it may wait. */
    Optional<Instant> unclaimedSince(Run run) {
        return outbox.holdsUntaken(run.subjectNo(), Message.Purpose.START)
                ? Optional.empty() // the engine cannot be reached
                : passed(run.expectedBy());
    }

    /** Since when a run should have moved on; empty when it waits on purpose. */
    Optional<Instant> missedSince(Run run) {
        List<BankTransaction> attempts = transactions.attempts(run.subjectNo());
        if (outbox.holdsUntaken(run.subjectNo(), Message.Purpose.NEWS) || waits(run, attempts)) {
            return Optional.empty();
        }
        return Stream.of(
                        living.afterTheResult(run.subjectNo()).stream()
                                .map(UncompletedInstance::finalAt)
                                .min(Instant::compareTo),
                        unreplacedSince(run),
                        lateSince(run, attempts),
                        settledSince(run, attempts))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(this::passed);
    }

    /** Payments and payouts call a person about a result that nobody knows, refunds and money cases about a known one, too. */
    private boolean waits(Run run, List<BankTransaction> attempts) {
        if (run.expectedBy() != null) {
            return run.expectedBy().isAfter(clock.instant());
        }
        boolean atTheBank = attempts.stream().anyMatch(one -> !one.state().isFinal());
        boolean forPeople =
                run.kind().process().map(SubjectKind.OwnProcess::waitsForPeople).orElse(true);
        return forPeople || atTheBank || attempts.isEmpty();
    }

    /** A part that its channel has failed waits for nothing, also while others are at their banks. */
    private Optional<Instant> unreplacedSince(Run run) {
        return PayoutKind.PAYOUT.isOf(run.subjectNo())
                ? payouts.replacementDueSince(run.subjectNo())
                : Optional.empty();
    }

    /** A transaction that should have been sent, or asked about. */
    private Optional<Instant> lateSince(Run run, List<BankTransaction> attempts) {
        return attempts.stream()
                .map(attempt -> dueOf(run, attempt))
                .flatMap(Optional::stream)
                .flatMap(due -> passed(due).stream())
                .min(Instant::compareTo);
    }

    private Optional<Instant> dueOf(Run run, BankTransaction attempt) {
        return switch (attempt.state()) {
            case CREATED, SUBMITTING -> {
                Instant begun = attempt.progress().sentAt() == null
                        ? attempt.identity().createdAt()
                        : attempt.progress().sentAt();
                yield Optional.ofNullable(run.expectedBy()).map(due -> later(due, begun.plus(FIRST_STEPS)));
            }
            case PROCESSING ->
                Optional.ofNullable(attempt.progress().nextQueryAt()).map(next -> next.plus(LATE));
            case SUCCEEDED, FAILED, CLOSED -> Optional.empty();
        };
    }

    /** With nothing at a bank any more, the subject ends or goes on at once. */
    private static Optional<Instant> settledSince(Run run, List<BankTransaction> attempts) {
        if (attempts.stream().anyMatch(attempt -> !attempt.state().isFinal())) {
            return Optional.empty();
        }
        return attempts.stream()
                .flatMap(attempt -> Stream.ofNullable(attempt.progress().finalAt()))
                .max(Instant::compareTo)
                .map(result -> run.expectedBy() == null ? result : later(result, run.expectedBy()))
                .or(() -> Optional.ofNullable(run.expectedBy()));
    }

    /** When a run that waits is to be looked at again. */
    Instant nextLook(Run run) {
        return Stream.concat(
                        Stream.ofNullable(run.expectedBy()),
                        transactions.attempts(run.subjectNo()).stream()
                                .map(attempt -> dueOf(run, attempt))
                                .flatMap(Optional::stream))
                .filter(due -> due.isAfter(clock.instant()))
                .min(Instant::compareTo)
                .orElseGet(() -> clock.instant().plus(LONG));
    }

    private Optional<Instant> passed(@Nullable Instant due) {
        return Optional.ofNullable(due).filter(moment -> moment.isBefore(clock.instant()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
