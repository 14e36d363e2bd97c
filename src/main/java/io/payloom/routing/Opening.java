package io.payloom.routing;

import io.payloom.catalogue.ServiceHours;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When something works.
 *
 * @param hours empty means always
 * @param closed the objection at any other time
 */
record Opening(List<ServiceHours> hours, ZoneId zone, String closed) {

    static Opening of(String what, List<ServiceHours> hours, ZoneId zone) {
        String words = hours.stream().map(ServiceHours::toString).collect(Collectors.joining(", "));
        return new Opening(hours, zone, what + " works from " + words + " (" + zone + ")");
    }

    @Nullable
    String objection(OrderFacts facts) {
        if (hours.isEmpty()) {
            return null;
        }
        int minute = facts.minuteOfDay(zone);
        for (int index = 0; index < hours.size(); index++) {
            if (hours.get(index).contains(minute)) {
                return null;
            }
        }
        return closed;
    }
}
