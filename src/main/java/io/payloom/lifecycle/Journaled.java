package io.payloom.lifecycle;

/**
 * A row whose changes the journal has, as it was read under its lock.
 *
 * @param <S> its states
 */
public interface Journaled<S extends Enum<S>> {

    /** The number of the order, bank transaction, money case or notification. */
    String subjectNo();

    S state();

    /** The number of its newest journal line. */
    int version();
}
