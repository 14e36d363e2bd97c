package io.payloom.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.latemoney.CaseStates;
import io.payloom.payment.PaymentStates;
import io.payloom.payout.PayoutStates;
import io.payloom.refund.RefundStates;
import io.payloom.transaction.TransactionStates;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

class StateModelTests {

    static Stream<StateModel<?, ?>> models() {
        return Stream.of(
                PaymentStates.model(),
                RefundStates.model(),
                PayoutStates.model(),
                TransactionStates.model(),
                CaseStates.model());
    }

    @ParameterizedTest
    @MethodSource("models")
    void movesAsTheStateMachineItself(StateModel<?, ?> model) {
        compare(model);
    }

    private static <S extends Enum<S>, E extends Enum<E>> void compare(StateModel<S, E> model) {
        Class<E> events = model.transitions().getFirst().event().getDeclaringClass();
        for (S state : model.initial().getDeclaringClass().getEnumConstants()) {
            for (E event : events.getEnumConstants()) {
                StateMachine<S, E> machine = startedIn(model, state);
                machine.sendEvent(Mono.just(MessageBuilder.withPayload(event).build()))
                        .blockLast();
                assertThat(machine.getState().getId())
                        .as("%s in %s on %s", model.name(), state, event)
                        .isEqualTo(model.next(state, event).orElse(state));
            }
        }
    }

    private static <S extends Enum<S>, E extends Enum<E>> StateMachine<S, E> startedIn(
            StateModel<S, E> model, S state) {
        StateMachine<S, E> machine = model.machine();
        machine.getStateMachineAccessor().doWithAllRegions(region -> region.resetStateMachineReactively(
                        new DefaultStateMachineContext<>(state, null, null, null))
                .block());
        machine.startReactively().block();
        return machine;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStateIsReachedFromTheInitialOne(StateModel<?, ?> model) {
        var reached = new java.util.HashSet<Object>(List.of(model.initial()));
        int before;
        do {
            before = reached.size();
            model.transitions().stream()
                    .filter(move -> reached.contains(move.from()))
                    .forEach(move -> reached.add(move.to()));
        } while (reached.size() > before);
        assertThat(reached).containsExactlyInAnyOrder((Object[])
                model.initial().getDeclaringClass().getEnumConstants());
    }

    @Test
    void refusesTwoTransitionsOnOneEvent() {
        assertThatThrownBy(() -> StateModel.declare(
                        "ambiguous",
                        Light.RED,
                        List.of(
                                new Transition<>(Light.RED, Press.BUTTON, Light.GREEN),
                                new Transition<>(Light.RED, Press.BUTTON, Light.RED))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two transitions leave RED on BUTTON");
    }

    enum Light {
        RED,
        GREEN
    }

    enum Press {
        BUTTON
    }
}
