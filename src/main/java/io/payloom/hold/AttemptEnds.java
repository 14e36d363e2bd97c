package io.payloom.hold;

import io.payloom.database.LockOrder;
import io.payloom.transaction.BankTransactionContradicted;
import io.payloom.transaction.BankTransactionJudged;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one place that hears what became of attempts. It has the books settle what they hold and everybody else do what is
 * theirs, in the order in which they lock rows, whatever order they were found in.
 */
@Component
class AttemptEnds {

    private final Map<LockOrder, EndReaction> reactions = new EnumMap<>(LockOrder.class);

    AttemptEnds(List<HoldBook<?>> books, List<EndReaction> others) {
        Stream.concat(books.stream().map(SettledHolds::new), others.stream()).forEach(this::add);
    }

    private void add(EndReaction reaction) {
        EndReaction other = reactions.putIfAbsent(reaction.firstLock(), reaction);
        if (other != null) {
            throw new IllegalStateException("Nothing says whether " + other + " or " + reaction
                    + " acts first: both lock " + reaction.firstLock().table());
        }
    }

    @EventListener
    void on(BankTransactionJudged judged) {
        reactions.values().forEach(reaction -> reaction.judged(judged));
    }

    @EventListener
    void on(BankTransactionContradicted found) {
        reactions.values().forEach(reaction -> reaction.contradicted(found));
    }

    /** Who acts, in this order. */
    List<Object> order() {
        return reactions.values().stream()
                .map(reaction -> reaction instanceof SettledHolds holds ? holds.book() : (Object) reaction)
                .toList();
    }
}
