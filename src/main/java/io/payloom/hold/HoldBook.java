package io.payloom.hold;

import io.payloom.catalogue.Operation;
import io.payloom.database.LockOrder;
import java.time.Instant;
import java.util.List;

/**
 * A book of holds: what attempts have taken of something that is scarce, row by row, and sums of these rows by which a
 * next taker is admitted or refused. Limits are one book, reserves another. A further one is a component that implements this; from
 * then on {@link AttemptEnds} settles its holds when a bank has spoken, and {@link HoldJanitor} when an order ended
 * without. What it must do besides:
 *
 * <ul>
 *   <li>A hold and its sums change in one transaction, the sums by an UPDATE with its condition in it and last of all,
 *       for everybody wants them. Rows and sums are locked in one order, the same for all who take and settle.
 *   <li>Its tables stand in {@link LockOrder}, and whoever takes of several books in one transaction takes in that order.
 *   <li>Confirming, releasing and giving back are done once, however often and by how many instances at a time they are
 *       asked for, and change nothing that {@link HoldState#mayBecome} does not allow.
 *   <li>A hold has no time limit. While the result is unknown it stays.
 * </ul>
 *
 * @param <C> what is claimed of it for an order
 */
public interface HoldBook<C> {

    /** Of its tables, the one that it locks first: by that the books take turns. No two may have the same. */
    LockOrder firstLock();

    /** Whether attempts of this operation may hold something here; of others the book is not asked. */
    boolean holdsFor(Operation operation);

    /**
     * Takes all that is claimed, or nothing; joins the caller's transaction, that of the decision, which must be rolled back
     * when this throws.
     *
     * @throws NotEnoughLeft when there is no room
     */
    void take(C claim);

    /** The attempt succeeded; what was released is taken again, also when there is not enough. */
    void confirm(Attempt attempt);

    /** The attempt failed or never took place; what was confirmed stays. */
    void release(Attempt attempt);

    /** The money of a success came back. Most books count it all the same, as these do by default. */
    default void giveBack(Attempt attempt) {}

    /** Attempts that have held something since before then, oldest first. */
    List<Attempt> openSince(Instant before, int most);

    /** Puts an attempt that still holds something behind the others in {@link #openSince}. */
    void lookedAt(Attempt attempt);

    /** Sums that differ from their rows, in words; there should be none. Reads every row, so nobody asks by the minute. */
    List<String> differences();
}
