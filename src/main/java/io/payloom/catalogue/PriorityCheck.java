package io.payloom.catalogue;

import io.payloom.expression.ExpressionRefused;
import io.payloom.expression.Expressions;
import java.util.List;
import java.util.Set;

/** The rule for priorities: they compile. */
final class PriorityCheck {

    private static final Expressions EXPRESSIONS = new Expressions(Set.copyOf(OrderElement.words()));

    private PriorityCheck() {}

    static void check(List<PriorityEntry> priority, Place place) {
        place.each("priority", priority, (entry, at) -> {
            try {
                EXPRESSIONS.compile(entry.value());
            } catch (ExpressionRefused refused) {
                at.at("value").unless(false, String.valueOf(refused.getMessage()));
            }
        });
    }
}
