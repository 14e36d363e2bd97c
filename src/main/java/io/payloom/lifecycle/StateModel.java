package io.payloom.lifecycle;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;

/**
 * A state machine, declared once as a table of transitions and compiled into a look-up. The declaration goes through
 * Spring Statemachine, whose configuration check refuses a malformed one; a test drives the machine itself over every pair of
 * state and event and compares it with this look-up.
 *
 * @param <S> the states
 * @param <E> the events
 */
public final class StateModel<S extends Enum<S>, E extends Enum<E>> {

    private final String name;
    private final S initial;
    private final Set<S> states;
    private final List<Transition<S, E>> transitions;
    private final Map<S, Map<E, S>> next;

    private StateModel(String name, S initial, List<Transition<S, E>> transitions) {
        this.name = name;
        this.initial = initial;
        this.states = EnumSet.allOf(initial.getDeclaringClass());
        this.transitions = List.copyOf(transitions);
        this.next = compile(machine());
    }

    public static <S extends Enum<S>, E extends Enum<E>> StateModel<S, E> declare(
            String name, S initial, List<Transition<S, E>> transitions) {
        return new StateModel<>(name, initial, transitions);
    }

    /** The state that follows, or empty when the event is not legal in this state. */
    public Optional<S> next(S from, E event) {
        @Nullable Map<E, S> moves = next.get(from);
        return moves == null ? Optional.empty() : Optional.ofNullable(moves.get(event));
    }

    public String name() {
        return name;
    }

    public S initial() {
        return initial;
    }

    public List<Transition<S, E>> transitions() {
        return transitions;
    }

    /** A fresh, startable Spring Statemachine of this declaration, for tests that compare the two. */
    StateMachine<S, E> machine() {
        try {
            StateMachineBuilder.Builder<S, E> builder = StateMachineBuilder.builder();
            builder.configureConfiguration().withConfiguration().machineId(name);
            builder.configureStates().withStates().initial(initial).states(states);
            for (Transition<S, E> move : transitions) {
                builder.configureTransitions()
                        .withExternal()
                        .source(move.from())
                        .target(move.to())
                        .event(move.event());
            }
            return builder.build();
        } catch (Exception malformed) {
            throw new IllegalStateException("State machine '" + name + "' is malformed", malformed);
        }
    }

    private Map<S, Map<E, S>> compile(StateMachine<S, E> machine) {
        Map<S, Map<E, S>> table = new EnumMap<>(initial.getDeclaringClass());
        for (var move : machine.getTransitions()) {
            E event = move.getTrigger().getEvent();
            Map<E, S> moves =
                    table.computeIfAbsent(move.getSource().getId(), state -> new EnumMap<>(event.getDeclaringClass()));
            if (moves.put(event, move.getTarget().getId()) != null) {
                throw new IllegalStateException(
                        name + ": two transitions leave " + move.getSource().getId() + " on " + event);
            }
        }
        return Collections.unmodifiableMap(table);
    }
}
