package io.payloom.catalogue.check;

import io.payloom.catalogue.Fee;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The rules for the fees of an interface or account. */
final class FeeCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 4;

    private final Set<String> institutions;

    FeeCheck(Set<String> institutions) {
        this.institutions = institutions;
    }

    /** @param types that the channel offers */
    void check(List<Fee> fees, Set<String> types, Place place) {
        place.each("fees", fees, (fee, at) -> check(types, fee, at));
        place.eachPair(
                "fees",
                fees,
                (earlier, later, at) -> at.unless(
                        !isForTheSame(earlier, later),
                        "another line is for the same type, institution and amounts from " + later.from()));
    }

    private void check(Set<String> types, Fee fee, Place place) {
        String institution = fee.institution();
        place.at("institution")
                .unless(
                        institution == null || institutions.contains(institution),
                        "unknown institution '" + institution + "'");
        String type = fee.type();
        place.at("type").unless(type == null || types.contains(type), "the channel does not offer type '" + type + "'");
        place.at("percent")
                .unless(
                        fee.percent().signum() >= 0
                                && fee.percent().compareTo(HUNDRED) <= 0
                                && fee.percent().scale() <= MOST_DECIMALS,
                        "is not between 0 and 100 with at most four decimals");
        place.at("from").unless(fee.from() >= 0, "is below zero");
        place.at("flat").unless(fee.flat() >= 0, "is below zero");
        Long min = fee.min();
        Long cap = fee.cap();
        place.at("min").unless(min == null || min >= 0, "is below zero");
        place.at("cap").unless(cap == null || cap >= (min == null ? 0 : min), "is below min");
    }

    private static boolean isForTheSame(Fee one, Fee other) {
        return one.from() == other.from()
                && Objects.equals(one.type(), other.type())
                && Objects.equals(one.institution(), other.institution());
    }
}
