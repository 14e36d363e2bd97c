package io.payloom.channel;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A channel as it stands in its table. */
record ChannelRow(
        String code,
        String name,
        String protocol,
        String baseUrl,
        String mid,
        @Nullable String secretToken,
        boolean enabled,
        int weight,
        String timeZone,
        String orderNoPrefix,
        boolean orderNoDigitsOnly,
        int orderNoMaxLength,
        int callDeadlineMs,
        int maxConcurrency) {

    Channel read() {
        return new Channel(
                code,
                name,
                protocol,
                baseUrl,
                mid,
                secretToken,
                enabled,
                weight,
                ZoneId.of(timeZone),
                orderNoPrefix,
                orderNoDigitsOnly,
                orderNoMaxLength,
                Duration.ofMillis(callDeadlineMs),
                maxConcurrency);
    }
}
