package io.payloom.alert;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gets mail about alerts.
 *
 * @param from needed as soon as anybody gets mail
 * @param to who gets mail about every kind; nobody gets any when it is empty
 * @param toByKind who gets mail about a kind instead
 * @param pause at most one mail about a kind in this time
 */
@ConfigurationProperties("payloom.alert.mail")
record AlertMailProperties(
        @Nullable String from,
        @DefaultValue List<String> to,
        @DefaultValue Map<String, List<String>> toByKind,
        @DefaultValue("15m") Duration pause) {

    AlertMailProperties {
        to = List.copyOf(to);
        toByKind = toByKind.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(kind -> plain(kind.getKey()), Map.Entry::getValue));
        Stream.of(to.stream(), toByKind.values().stream().flatMap(List::stream), Stream.ofNullable(from))
                .flatMap(addresses -> addresses)
                .forEach(AlertMailProperties::check);
        if (from == null && (!to.isEmpty() || !toByKind.isEmpty())) {
            throw new IllegalArgumentException("payloom.alert.mail.from must say who sends the mail");
        }
    }

    boolean reachesAnybody() {
        return !to.isEmpty() || toByKind.values().stream().anyMatch(recipients -> !recipients.isEmpty());
    }

    List<String> recipientsOf(String kind) {
        return toByKind.getOrDefault(plain(kind), to);
    }

    /** Environment variables and YAML keys lose their underscores on the way here. */
    private static String plain(String kind) {
        return kind.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static void check(String address) {
        try {
            new InternetAddress(address, true).validate();
        } catch (AddressException malformed) {
            throw new IllegalArgumentException("payloom.alert.mail: not an address: " + address, malformed);
        }
    }
}
