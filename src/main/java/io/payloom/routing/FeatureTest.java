package io.payloom.routing;

import io.payloom.catalogue.Feature;
import io.payloom.catalogue.OrderElement;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One feature, made ready for comparing. */
final class FeatureTest {

    private static final int MOST_SHOWN = 5;

    private final Feature feature;
    private final ZoneId zone;
    private final Set<String> values;
    private final long number;

    FeatureTest(Feature feature, ZoneId zone) {
        this.feature = feature;
        this.zone = zone;
        this.values = feature.values().stream()
                .map(value -> canonical(feature.element(), value))
                .collect(Collectors.toUnmodifiableSet());
        this.number =
                feature.comparison() == Feature.Comparison.GREATER || feature.comparison() == Feature.Comparison.LESS
                        ? number(feature.element(), feature.values().getFirst())
                        : 0;
    }

    boolean refuses(OrderFacts facts) {
        return holds(facts) == (feature.effect() == Feature.Effect.FORBID);
    }

    String reason(OrderFacts facts) {
        String value = shown(facts);
        String condition = feature.element().word() + " "
                + feature.comparison().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " "
                + shownValues();
        return (feature.effect() == Feature.Effect.FORBID ? "does not take orders with " : "takes only orders with ")
                + condition + "; this one has " + (value == null ? "none" : value);
    }

    /** A decision is kept for long, so what points to a person stays out of its words. */
    private @Nullable String shown(OrderFacts facts) {
        return isPersonal() ? "another or the same" : facts.text(feature.element(), zone);
    }

    private String shownValues() {
        List<String> all = feature.values();
        if (isPersonal()) {
            return all.size() + " values";
        }
        return all.size() <= MOST_SHOWN
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, MOST_SHOWN)) + " and " + (all.size() - MOST_SHOWN) + " more";
    }

    private boolean isPersonal() {
        return feature.element() == OrderElement.MEMBER || feature.element() == OrderElement.BIN;
    }

    private boolean holds(OrderFacts facts) {
        OrderElement element = feature.element();
        return switch (feature.comparison()) {
            case GREATER -> facts.number(element, zone) > number;
            case LESS -> facts.number(element, zone) < number;
            case EQUALS, IN -> isAmong(facts.text(element, zone));
            case NOT_EQUALS, NOT_IN -> !isAmong(facts.text(element, zone));
            case CONTAINS -> containsOne(facts.text(element, zone));
            case NOT_CONTAINS -> !containsOne(facts.text(element, zone));
        };
    }

    private boolean isAmong(@Nullable String text) {
        return text != null && values.contains(text);
    }

    private boolean containsOne(@Nullable String text) {
        return text != null && values.stream().anyMatch(text::contains);
    }

    private static String canonical(OrderElement element, String value) {
        return element.kind() == OrderElement.Kind.NUMBER ? Long.toString(Long.parseLong(value)) : value;
    }

    private static long number(OrderElement element, String value) {
        return element.kind() == OrderElement.Kind.TIME
                ? LocalTime.parse(value).get(ChronoField.MINUTE_OF_DAY)
                : Long.parseLong(value);
    }
}
