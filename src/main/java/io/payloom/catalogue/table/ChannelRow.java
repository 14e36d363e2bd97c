package io.payloom.catalogue.table;

import io.payloom.catalogue.Channel;
import io.payloom.catalogue.OrderNumberRule;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

record ChannelRow(
        String code,
        String name,
        String protocol,
        String baseUrl,
        boolean enabled,
        int weight,
        String timeZone,
        @Nullable String calendar,
        String orderNoPrefix,
        boolean orderNoDigitsOnly,
        int orderNoMaxLength,
        int callDeadlineMs,
        int maxConcurrency,
        int queriesPerSecond,
        @Nullable Integer maxBacklog) {

    static ChannelRow of(Channel channel) {
        return new ChannelRow(
                channel.code(),
                channel.name(),
                channel.protocol(),
                channel.baseUrl(),
                channel.enabled(),
                channel.weight(),
                channel.timeZone().getId(),
                channel.calendar(),
                channel.orderNumbers().prefix(),
                channel.orderNumbers().digitsOnly(),
                channel.orderNumbers().maxLength(),
                Math.toIntExact(channel.callDeadline().toMillis()),
                channel.maxConcurrency(),
                channel.queriesPerSecond(),
                channel.maxBacklog());
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    OrderNumberRule orderNumbers() {
        return new OrderNumberRule(orderNoPrefix, orderNoDigitsOnly, orderNoMaxLength);
    }

    Duration callDeadline() {
        return Duration.ofMillis(callDeadlineMs);
    }
}
