package io.payloom.catalogue.check;

import io.payloom.catalogue.Feature;
import io.payloom.catalogue.OrderElement;
import io.payloom.catalogue.Spelling;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for one feature. */
final class FeatureCheck {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private FeatureCheck() {}

    static void check(Feature feature, Set<String> institutions, Place place) {
        List<String> values = feature.values();
        OrderElement element = feature.element();
        boolean one = feature.comparison().takesOneValue();
        place.at("values").unless(!values.isEmpty(), "compares with nothing");
        place.at("values").unless(!one || values.size() <= 1, Spelling.of(feature.comparison()) + " takes one value");
        place.at("comparison")
                .unless(
                        fits(feature.comparison(), element.kind()),
                        Spelling.of(feature.comparison()) + " does not fit " + element.word());
        place.each(
                "values",
                values,
                (value, at) ->
                        at.unless(fits(value, element.kind()), "'" + value + "' is no " + Spelling.of(element.kind())));
        if (element == OrderElement.INSTITUTION && isWhole(feature.comparison())) {
            place.each(
                    "values",
                    values,
                    (value, at) -> at.unless(institutions.contains(value), "unknown institution '" + value + "'"));
        }
    }

    private static boolean fits(Feature.Comparison comparison, OrderElement.Kind kind) {
        return switch (comparison) {
            case GREATER, LESS -> kind != OrderElement.Kind.TEXT;
            case CONTAINS, NOT_CONTAINS -> kind == OrderElement.Kind.TEXT;
            case EQUALS, NOT_EQUALS, IN, NOT_IN -> true;
        };
    }

    private static boolean fits(String value, OrderElement.Kind kind) {
        return switch (kind) {
            case TEXT -> !value.isBlank() && !value.contains(",") && value.equals(value.strip());
            case NUMBER -> NUMBER.matcher(value).matches();
            case TIME -> TIME.matcher(value).matches();
        };
    }

    private static boolean isWhole(Feature.Comparison comparison) {
        return comparison != Feature.Comparison.CONTAINS && comparison != Feature.Comparison.NOT_CONTAINS;
    }
}
