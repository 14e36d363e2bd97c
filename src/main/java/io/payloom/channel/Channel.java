package io.payloom.channel;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One path that money can take, as the catalogue describes it.
 *
 * @param protocol names the adapter that speaks to it
 * @param baseUrl without a slash at the end; the adapter appends its own paths
 * @param mid merchant number that the channel gave us
 * @param secretToken vault token of the secret shared with the channel (owner is the channel's code); null before one was
 *     stored, and then nothing can be sent
 * @param weight share of the traffic among equals, at least 1
 * @param timeZone of the bank's days and of the dates in order numbers
 * @param orderNoPrefix start of every bank order number on this channel
 * @param orderNoMaxLength longest bank order number that the bank takes
 * @param callDeadline for one whole call: pool, connect, TLS, write and read
 * @param maxConcurrency calls that may be open at the same time from one instance
 */
public record Channel(
        String code,
        String name,
        String protocol,
        String baseUrl,
        String mid,
        @Nullable String secretToken,
        boolean enabled,
        int weight,
        ZoneId timeZone,
        String orderNoPrefix,
        boolean orderNoDigitsOnly,
        int orderNoMaxLength,
        Duration callDeadline,
        int maxConcurrency) {}
