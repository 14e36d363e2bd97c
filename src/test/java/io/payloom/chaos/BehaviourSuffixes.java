package io.payloom.chaos;

import io.payloom.simulator.Behaviour;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets tests ask for every behaviour that the simulated banks have. */
final class BehaviourSuffixes {

    private BehaviourSuffixes() {}

    /** The last two digits of an amount, by the name of the behaviour that they choose. */
    static Map<String, Integer> byName() {
        return Arrays.stream(Behaviour.values())
                .collect(Collectors.toUnmodifiableMap(Behaviour::name, one -> Integer.valueOf(one.suffix())));
    }
}
