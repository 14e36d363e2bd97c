package io.payloom.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list, newest first, that a merchant asks for.
 *
 * @param limit most items on it
 * @param before the number that the page before ended with, null for the first page
 */
public record PageRequest(int limit, @Nullable String before) {

    /** Items on one page. */
    public static final int LONGEST = 100;

    /** @throws RequestRefused when the limit is out of range, or the cursor is none of ours */
    public static PageRequest of(int limit, @Nullable String cursor) {
        checkLimit(limit);
        return new PageRequest(limit, cursor == null ? null : Cursor.read(cursor));
    }

    /** @throws RequestRefused when it is out of range */
    public static void checkLimit(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw RequestRefused.invalid(
                    List.of(Violation.ofParameter("limit", "OUT_OF_RANGE", "must be 1 to " + LONGEST)));
        }
    }

    /** How many to look for: one more than is shown, which says whether another page follows. */
    public int lookFor() {
        return limit + 1;
    }

    /**
     * The page of what was found.
     *
     * @param found at most as many as were looked for
     * @param numberOf what the cursor of the next page starts from
     * @param answer an item as the merchant sees it
     */
    public <T, A, P> P of(List<T> found, Function<T, String> numberOf, Function<T, A> answer, Shape<A, P> shape) {
        boolean hasMore = found.size() > limit;
        List<T> shown = hasMore ? found.subList(0, limit) : found;
        return shape.of(
                shown.stream().map(answer).toList(),
                hasMore,
                hasMore ? Cursor.after(numberOf.apply(shown.getLast())) : null);
    }

    /** The page of what was looked for by the merchant's own number: that, or nothing. */
    public static <T, A, P> P only(Optional<T> found, Function<T, A> answer, Shape<A, P> shape) {
        return shape.of(found.map(answer).stream().toList(), false, null);
    }

    /** Makes the page, which has a name of its own in the API's description. */
    @FunctionalInterface
    public interface Shape<A, P> {

        P of(List<A> items, boolean hasMore, @Nullable String nextCursor);
    }
}
