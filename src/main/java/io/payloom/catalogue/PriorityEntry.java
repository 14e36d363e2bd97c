package io.payloom.catalogue;

/**
 * One part of a priority; the parts of all categories add up, and the sum is never below zero.
 *
 * @param category such as {@code cost}, {@code stability} or {@code service-time}
 * @param value FEEL over the {@link OrderElement}s that comes to a whole number, in the simplest case a number
 */
public record PriorityEntry(String category, String value) {}
