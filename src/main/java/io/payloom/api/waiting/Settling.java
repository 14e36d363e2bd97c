package io.payloom.api.waiting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How orders of one kind are found to have settled: to be final, or to have something for somebody to do.
 *
 * @param settledAmong one query for those of these numbers that have settled
 * @param numberOf an order's number
 * @param isSettled whether nobody need wait for it
 * @param now the order as it stands now
 */
public record Settling<T>(
        Function<Collection<String>, List<T>> settledAmong,
        Function<T, String> numberOf,
        Predicate<T> isSettled,
        Function<T, Optional<T>> now) {}
