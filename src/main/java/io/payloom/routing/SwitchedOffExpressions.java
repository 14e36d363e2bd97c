package io.payloom.routing;

import io.payloom.alert.Alerts;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.PriorityEntry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells people which priorities are off, because they might not end or cannot be evaluated; until their text is another one.
 * Each instance goes on saying what is off at it, so that any other can settle what nobody says any more: it was edited while
 * nobody ran, or works since a restart.
 */
@Component
class SwitchedOffExpressions {

    private static final String KIND = "EXPRESSION_OFF";
    private static final Duration ACKNOWLEDGED_FOR = Duration.ofHours(1);

    /** Much longer than between two reports of an instance. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Catalogues catalogues;
    private final Alerts alerts;
    private final Clock clock;
    private final Set<String> said = new HashSet<>();

    SwitchedOffExpressions(Catalogues catalogues, Alerts alerts, Clock clock) {
        this.catalogues = catalogues;
        this.alerts = alerts;
        this.clock = clock;
    }

    synchronized void report() {
        Map<String, String> placeByText = places(catalogues.current());
        placeByText.forEach((text, place) ->
                ExpressionList.feel().whyOff(text).ifPresent(reason -> say(text, text(place, text, reason))));
        Set<String> inUse =
                placeByText.keySet().stream().map(SwitchedOffExpressions::key).collect(Collectors.toSet());
        Instant silent = clock.instant().minus(SILENCE);
        for (Alerts.Alert open : alerts.open(KIND)) {
            String key = open.dedupKey();
            boolean own = said.contains(key);
            if (!inUse.contains(key) && (own || open.lastAt().isBefore(silent))) {
                alerts.settle(KIND, key, "payloom", "The catalogue does not have this expression any more.");
            } else if (!own && open.lastAt().isBefore(silent)) {
                alerts.settle(KIND, key, "payloom", "It is off at no instance any more.");
            }
        }
        said.retainAll(inUse);
    }

    private void say(String text, String words) {
        if (said.add(key(text))) {
            alerts.raise(KIND, key(text), null, words);
        } else {
            alerts.goesOn(KIND, key(text), null, words, ACKNOWLEDGED_FOR);
        }
    }

    private static String text(String place, String text, String reason) {
        return "The priority of " + place + " is off and counts 0, for it " + reason
                + ". All others count. Edit it in the catalogue: " + text;
    }

    /** Where each text stands first. */
    private static Map<String, String> places(Catalogue catalogue) {
        Map<String, String> places = new LinkedHashMap<>();
        for (Channel channel : catalogue.channels()) {
            for (PriorityEntry entry : channel.priority()) {
                places.putIfAbsent(entry.value(), channel.code() + ", category " + entry.category());
            }
            for (ChannelInterface terms : channel.interfaces()) {
                for (PriorityEntry entry : terms.priority()) {
                    places.putIfAbsent(
                            entry.value(), channel.code() + "/" + terms.operation() + ", category " + entry.category());
                }
            }
        }
        return places;
    }

    /** Under which the alert about an expression is found. */
    static String key(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
