package io.payloom.catalogue.check;

import io.payloom.catalogue.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for limits of any owner. */
final class LimitCheck {

    private final Set<String> institutions;

    LimitCheck(Set<String> institutions) {
        this.institutions = institutions;
    }

    void check(List<Limit> limits, Place place) {
        place.each("limits", limits, this::check);
        place.eachPair(
                "limits",
                limits,
                (earlier, later, at) -> at.unless(
                        !counts(earlier, later),
                        "another line counts the same institution and currency; put all into one"));
    }

    private static boolean counts(Limit one, Limit other) {
        return one.currency().equals(other.currency()) && Objects.equals(one.institution(), other.institution());
    }

    private void check(Limit limit, Place place) {
        String institution = limit.institution();
        place.at("institution")
                .unless(
                        institution == null || institutions.contains(institution),
                        "unknown institution '" + institution + "'");
        place.at("currency")
                .unless(InterfaceCheck.isCurrency(limit.currency()), "'" + limit.currency() + "' is not in ISO 4217");
        List<Long> numbers = new ArrayList<>();
        add(limit.minAmount(), "minAmount", place, numbers);
        add(limit.maxAmount(), "maxAmount", place, numbers);
        add(limit.dailyAmount(), "dailyAmount", place, numbers);
        add(limit.dailyCount(), "dailyCount", place, numbers);
        add(limit.cardDailyAmount(), "cardDailyAmount", place, numbers);
        add(limit.cardDailyCount(), "cardDailyCount", place, numbers);
        place.unless(!numbers.isEmpty(), "limits nothing");
        Long min = limit.minAmount();
        Long max = limit.maxAmount();
        place.at("maxAmount").unless(min == null || max == null || min <= max, "is below minAmount");
    }

    private static void add(@Nullable Number number, String key, Place place, List<Long> numbers) {
        if (number != null) {
            place.at(key).unless(number.longValue() > 0, "is not above zero");
            numbers.add(number.longValue());
        }
    }
}
