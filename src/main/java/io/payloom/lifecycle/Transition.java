package io.payloom.lifecycle;

/**
 * One legal move of a declared state machine.
 *
 * @param <S> the states
 * @param <E> the events
 */
public record Transition<S extends Enum<S>, E extends Enum<E>>(S from, E event, S to) {}
