package io.payloom.catalogue.check;

import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.OrderElement;
import io.payloom.catalogue.PriorityEntry;
import io.payloom.expression.ExpressionRefused;
import io.payloom.expression.ExpressionTooCostly;
import io.payloom.expression.Expressions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The rules for priorities: they compile, and they end soon. A new catalogue must keep both. One that is in use is not refused for
 * the second, which would stop all of routing: there an expression that might not end soon is off.
 */
final class PriorityCheck {

    /** What all different expressions together may cost to read: a few seconds at most. */
    private static final int MOST_READING = 400_000;

    private static final Expressions EXPRESSIONS = new Expressions(Set.copyOf(OrderElement.words()));

    private PriorityCheck() {}

    static void check(List<PriorityEntry> priority, Place place) {
        each(priority, place, (text, at) -> {
            try {
                EXPRESSIONS.compileOrSwitchOff(text);
            } catch (ExpressionRefused refused) {
                at.unless(false, String.valueOf(refused.getMessage()));
            }
        });
    }

    /**
     * What a new catalogue must keep besides; nothing is read that costs too much.
     *
     * @return whether all of it can be read
     */
    static boolean cost(CatalogueContent content, Place root) {
        Set<String> seen = new HashSet<>();
        int[] reading = {0};
        BiConsumer<String, Place> rule = (text, at) -> {
            try {
                reading[0] += seen.add(text) ? Expressions.reading(text) : 0;
                if (reading[0] <= MOST_READING) {
                    EXPRESSIONS.compile(text);
                } else {
                    at.unless(
                            false,
                            "is too much: all different expressions together may cost " + MOST_READING
                                    + " to read, by their length and brackets");
                }
            } catch (ExpressionTooCostly refused) {
                at.unless(false, String.valueOf(refused.getMessage()));
            } catch (ExpressionRefused saidElsewhere) {
                // by check
            }
        };
        root.each("channels", content.channels(), (channel, place) -> {
            each(channel.priority(), place, rule);
            place.each("interfaces", channel.interfaces(), (terms, at) -> each(terms.priority(), at, rule));
        });
        return reading[0] <= MOST_READING;
    }

    private static void each(List<PriorityEntry> priority, Place place, BiConsumer<String, Place> rule) {
        place.each("priority", priority, (entry, at) -> rule.accept(entry.value(), at.at("value")));
    }
}
