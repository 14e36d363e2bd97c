package io.payloom.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.catalogue.Operation;
import io.payloom.database.LockOrder;
import io.payloom.kernel.Money;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactionContradicted.Kind;
import io.payloom.transaction.BankTransactionJudged;
import io.payloom.transaction.TransactionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who acts when it is known what became of an attempt, and what books make of it. */
class AttemptEndsTests {

    private final List<String> done = new ArrayList<>();
    private final Book limits = new Book(LockOrder.QUOTA_GATE, Operation.PAY);
    private final Book reserves = new Book(LockOrder.RESERVE_HOLD, Operation.PAYOUT);
    private final AttemptEnds ends = new AttemptEnds(List.of(reserves, limits), List.of());

    @Test
    void everybodyActsInTheOrderOfTheLocksWhateverOrderTheyWereFoundIn() {
        EndReaction cases = new Reaction(LockOrder.MONEY_CASE);
        EndReaction payout = new Reaction(LockOrder.PAYOUT);
        Book all = new Book(LockOrder.RESERVE_HOLD, Operation.PAYOUT);

        new AttemptEnds(List.of(all), List.of(cases, payout)).on(found(Kind.RETURNED));

        assertThat(done).containsExactly("PAYOUT", "RESERVE_HOLD gives back 2", "MONEY_CASE");
    }

    @Test
    void twoWhoLockTheSameFirstAreRefused() {
        assertThatThrownBy(() -> new AttemptEnds(List.of(reserves), List.of(new Reaction(LockOrder.RESERVE_HOLD))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reserve_hold");
    }

    @Test
    void aSuccessConfirmsAndAFailureReleasesInTheBooksThatHoldForTheOperation() {
        ends.on(judged(TransactionState.PROCESSING, TransactionState.SUCCEEDED, false));
        ends.on(judged(TransactionState.SUBMITTING, TransactionState.FAILED, false));
        ends.on(judged(TransactionState.PROCESSING, TransactionState.CLOSED, false));

        assertThat(done)
                .containsExactly("RESERVE_HOLD confirms 2", "RESERVE_HOLD releases 2", "RESERVE_HOLD releases 2");
    }

    @Test
    void whatIsUnknownOrOnlyAPersonSaysKeepsItsHold() {
        ends.on(judged(TransactionState.SUBMITTING, TransactionState.PROCESSING, false));
        ends.on(judged(TransactionState.FAILED, TransactionState.FAILED, false));
        ends.on(judged(TransactionState.PROCESSING, TransactionState.FAILED, true));
        assertThat(done).isEmpty();

        ends.on(judged(TransactionState.PROCESSING, TransactionState.SUCCEEDED, true));
        assertThat(done).containsExactly("RESERVE_HOLD confirms 2");
    }

    @Test
    void onlyMoneyThatCameBackIsGivenBack() {
        for (Kind kind : Kind.values()) {
            ends.on(found(kind));
        }
        assertThat(done).containsExactly("RESERVE_HOLD gives back 2");
    }

    private static BankTransactionContradicted found(Kind kind) {
        return new BankTransactionContradicted("T1", "X1", Operation.PAYOUT, 2, "M-SAMPLE", kind, "words", "bank");
    }

    private static BankTransactionJudged judged(TransactionState before, TransactionState after, boolean byPerson) {
        return new BankTransactionJudged(
                "T1",
                "X1",
                Operation.PAYOUT,
                2,
                "M-SAMPLE",
                "channel",
                "account",
                "pool",
                Money.cny(100),
                "account",
                "private",
                null,
                before,
                after,
                null,
                false,
                byPerson);
    }

    private final class Reaction implements EndReaction {

        private final LockOrder first;

        Reaction(LockOrder first) {
            this.first = first;
        }

        @Override
        public LockOrder firstLock() {
            return first;
        }

        @Override
        public void contradicted(BankTransactionContradicted found) {
            done.add(first.name());
        }
    }

    private final class Book implements HoldBook<String> {

        private final LockOrder first;
        private final Operation operation;

        Book(LockOrder first, Operation operation) {
            this.first = first;
            this.operation = operation;
        }

        @Override
        public LockOrder firstLock() {
            return first;
        }

        @Override
        public boolean holdsFor(Operation asked) {
            return asked == operation;
        }

        @Override
        public void take(String claim) {}

        @Override
        public void confirm(Attempt attempt) {
            done.add(first + " confirms " + attempt.number());
        }

        @Override
        public void release(Attempt attempt) {
            done.add(first + " releases " + attempt.number());
        }

        @Override
        public void giveBack(Attempt attempt) {
            done.add(first + " gives back " + attempt.number());
        }

        @Override
        public List<Attempt> openSince(Instant before, int most) {
            return List.of();
        }

        @Override
        public void lookedAt(Attempt attempt) {}

        @Override
        public List<String> differences() {
            return List.of();
        }
    }
}
