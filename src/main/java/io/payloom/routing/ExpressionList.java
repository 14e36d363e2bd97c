package io.payloom.routing;

import io.payloom.catalogue.OrderElement;
import io.payloom.expression.Expression;
import io.payloom.expression.Expressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The distinct expressions of a catalogue, numbered; filled while the routing table is made, then only read. */
final class ExpressionList {

    private static final Expressions FEEL = new Expressions(new HashSet<>(OrderElement.words()));

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Expression> expressions = new ArrayList<>();

    int numberOf(String text) {
        return numbers.computeIfAbsent(text, unseen -> {
            expressions.add(FEEL.compileOrSwitchOff(unseen));
            return expressions.size() - 1;
        });
    }

    int size() {
        return expressions.size();
    }

    Expression get(int number) {
        return expressions.get(number);
    }

    static Expressions feel() {
        return FEEL;
    }
}
