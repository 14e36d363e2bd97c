package io.payloom.routing;

import io.payloom.alert.Alerts;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.PriorityEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells people which priorities are off, because they might not end or cannot be evaluated; until their text is another one. */
@Component
class SwitchedOffExpressions {

    private static final String ALERT = "EXPRESSION_OFF";
    private static final Duration ACKNOWLEDGED_FOR = Duration.ofHours(1);

    private final Catalogues catalogues;
    private final Alerts alerts;
    private final Set<String> said = new HashSet<>();

    SwitchedOffExpressions(Catalogues catalogues, Alerts alerts) {
        this.catalogues = catalogues;
        this.alerts = alerts;
    }

    /** Of one thread only. */
    void report() {
        Map<String, String> placeByText = places(catalogues.current());
        placeByText.forEach((text, place) -> ExpressionList.feel().whyOff(text).ifPresent(reason -> {
            String words = text(place, text, reason);
            if (said.add(text)) {
                alerts.raise(ALERT, key(text), null, words);
            } else {
                alerts.goesOn(ALERT, key(text), null, words, ACKNOWLEDGED_FOR);
            }
        }));
        said.retainAll(placeByText.keySet());
        settleEdited(placeByText.keySet());
    }

    /** Also what an instance has said that has ended since. */
    private void settleEdited(Set<String> texts) {
        Set<String> keys = texts.stream().map(SwitchedOffExpressions::key).collect(Collectors.toSet());
        alerts.open(ALERT).stream()
                .map(Alerts.Alert::dedupKey)
                .filter(key -> !keys.contains(key))
                .forEach(key ->
                        alerts.settle(ALERT, key, "payloom", "The catalogue does not have this expression any more."));
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

    private static String key(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
