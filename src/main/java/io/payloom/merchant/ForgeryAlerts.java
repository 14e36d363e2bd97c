package io.payloom.merchant;

import io.payloom.alert.Alerts;
import io.payloom.kernel.Background;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells people who sends too much that cannot prove where it comes from. However many there are, only some are named, the
 * others share one alert; none of their requests costs the database anything.
 */
@Component
class ForgeryAlerts {

    static final String KIND = "BAD_SIGNATURES";
    static final int MOST_NAMED = 10;

    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration ACKNOWLEDGED_FOR = Duration.ofHours(1);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final String ADVICE =
            "Genuine requests from there go on as ever. Who is it, a merchant or a bank with"
                    + " an old secret, or a stranger: docs/operations.md, \"Bad signatures\".";

    private final Background looking = new Background("forgery-alerts", "Senders of bad signatures are told later");
    private final Forgeries forgeries;
    private final Alerts alerts;
    private final Clock clock;
    /** By sender, when this instance told of it last. */
    private final Map<String, Instant> told = new HashMap<>();

    ForgeryAlerts(Forgeries forgeries, Alerts alerts, Clock clock) {
        this.forgeries = forgeries;
        this.alerts = alerts;
        this.clock = clock;
        looking.atOnceAndEvery(PERIOD, this::look);
    }

    synchronized void look() {
        Instant quiet = clock.instant().minus(QUIET);
        told.values().removeIf(at -> at.isBefore(quiet));
        tell(forgeries.takeTooMany());
        for (Alerts.Alert open : alerts.open(KIND)) {
            if (open.lastAt().isBefore(quiet)) {
                told.remove(open.dedupKey());
                alerts.settle(KIND, open.dedupKey(), "payloom", "nothing of the kind has come for an hour");
            }
        }
    }

    private void tell(List<Forgeries.TooMany> senders) {
        if (senders.isEmpty()) {
            return;
        }
        Set<String> named = alerts.open(KIND).stream()
                .map(Alerts.Alert::dedupKey)
                .filter(key -> !key.equals(Forgeries.ALL_OTHERS))
                .collect(Collectors.toSet());
        int others = 0;
        for (Forgeries.TooMany sender : senders) {
            boolean isNamed = named.contains(sender.sender()) || told.containsKey(sender.sender());
            if (sender.sender().equals(Forgeries.ALL_OTHERS) || !isNamed && named.size() >= MOST_NAMED) {
                others++;
            } else {
                named.add(sender.sender());
                tell(sender.sender(), words(sender));
            }
        }
        if (others > 0) {
            tell(Forgeries.ALL_OTHERS, "From many other addresses, too, more comes than is borne with. " + ADVICE);
        }
    }

    private static String words(Forgeries.TooMany sender) {
        return "From " + sender.sender() + " comes more than is borne with: " + sender.what() + ". " + ADVICE;
    }

    /** What a person has acknowledged comes back when it still goes on after a while. */
    private void tell(String key, String words) {
        if (told.put(key, clock.instant()) == null) {
            alerts.raise(KIND, key, null, words);
        } else {
            alerts.goesOn(KIND, key, null, words, ACKNOWLEDGED_FOR);
        }
    }

    @PreDestroy
    void stop() {
        looking.close();
    }
}
