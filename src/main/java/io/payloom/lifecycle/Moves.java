package io.payloom.lifecycle;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Moves the rows of one kind by their state model: one conditional UPDATE, which the caller brings, and one journal line, in
 * the caller's transaction.
 *
 * @param <S> the states
 * @param <E> the events
 */
public final class Moves<S extends Enum<S>, E extends Enum<E>> {

    private final StateModel<S, E> model;
    private final Journal journal;

    public Moves(StateModel<S, E> model, Journal journal) {
        this.model = model;
        this.journal = journal;
    }

    public boolean allows(Journaled<S> row, E event) {
        return model.next(row.state(), event).isPresent();
    }

    /**
     * The state that the event leads to.
     *
     * @throws IllegalStateException when the event is not legal in the row's state
     */
    public S next(Journaled<S> row, E event) {
        return model.next(row.state(), event)
                .orElseThrow(() -> new IllegalStateException(
                        row.subjectNo() + " is " + row.state() + ", which does not allow " + event));
    }

    /**
     * Moves a locked row.
     *
     * @param update writes the state that it is given and the next version, where the row still has its state and version;
     *     returns how many rows it changed
     * @throws IllegalStateException when the event is not legal in the row's state, or the row had moved
     */
    public S move(Journaled<S> locked, E event, String actor, @Nullable String detail, ToIntFunction<S> update) {
        return moveIfStill(locked, event, actor, detail, update).orElseThrow(() -> movedMeanwhile(locked));
    }

    /**
     * The same with a row that is not locked.
     *
     * @return empty, and nothing was written, when somebody else had moved it
     */
    public Optional<S> moveIfStill(
            Journaled<S> row, E event, String actor, @Nullable String detail, ToIntFunction<S> update) {
        S next = next(row, event);
        if (update.applyAsInt(next) != 1) {
            return Optional.empty();
        }
        journal.append(Journal.Entry.move(row, next, event, actor, detail));
        return Optional.of(next);
    }

    /**
     * Writes down what was done or said about a locked row that stays in its state.
     *
     * @param update writes the next version, where the row still has its version; returns how many rows it changed
     */
    public void remark(Journaled<S> locked, String actor, String words, IntSupplier update) {
        if (update.getAsInt() != 1) {
            throw movedMeanwhile(locked);
        }
        journal.append(Journal.Entry.remark(locked, actor, words));
    }

    private static IllegalStateException movedMeanwhile(Journaled<?> row) {
        return new IllegalStateException(row.subjectNo() + " moved while it was locked");
    }
}
