package io.payloom.catalogue.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows by their owner, in the order in which they were read. */
final class Parts<T> {

    private final Map<Owner, List<T>> byOwner;
    private final Set<Owner> unclaimed;

    private Parts(Map<Owner, List<T>> byOwner) {
        this.byOwner = byOwner;
        this.unclaimed = new java.util.HashSet<>(byOwner.keySet());
    }

    static <R, T> Parts<T> of(List<R> rows, Function<R, Owner> owner, Function<R, T> part) {
        return new Parts<>(rows.stream()
                .collect(Collectors.groupingBy(
                        owner, LinkedHashMap::new, Collectors.mapping(part, Collectors.toUnmodifiableList()))));
    }

    List<T> of(Owner owner) {
        unclaimed.remove(owner);
        return byOwner.getOrDefault(owner, List.of());
    }

    /** The owners that nobody asked for, so that there are none. */
    Set<String> unclaimed() {
        return unclaimed.stream().map(Owner::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
