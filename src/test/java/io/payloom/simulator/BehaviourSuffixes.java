package io.payloom.simulator;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets tests of others ask for every behaviour that the simulated banks have. */
public final class BehaviourSuffixes {

    private BehaviourSuffixes() {}

    /** The last two digits of an amount, by the name of the behaviour that they choose. */
    public static Map<String, Integer> byName() {
        return Arrays.stream(Behaviour.values())
                .collect(Collectors.toUnmodifiableMap(Behaviour::name, one -> Integer.valueOf(one.suffix())));
    }
}
