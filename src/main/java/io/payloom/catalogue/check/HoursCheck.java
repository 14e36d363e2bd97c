package io.payloom.catalogue.check;

import io.payloom.catalogue.ServiceHours;
import java.util.List;

/** The rules for service hours of any owner. */
final class HoursCheck {

    private HoursCheck() {}

    static void check(List<ServiceHours> hours, Place place) {
        place.each(
                "serviceHours",
                hours,
                (one, at) -> at.unless(one.from() != one.to(), "end where they begin; leave them out for always"));
        place.eachPair(
                "serviceHours",
                hours,
                (earlier, later, at) -> at.unless(!earlier.overlaps(later), "overlap " + earlier));
    }
}
