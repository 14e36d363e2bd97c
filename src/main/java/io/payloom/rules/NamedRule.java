package io.payloom.rules;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * When something holds of the facts, then something is done to them.
 *
 * @param name unique in its book; it stands in explanations and errors
 * @param <F> the facts
 */
public record NamedRule<F>(String name, Predicate<F> when, Consumer<F> then) {}
