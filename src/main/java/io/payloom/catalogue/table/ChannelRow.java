package io.payloom.catalogue.table;

import io.payloom.catalogue.Channel;
import io.payloom.catalogue.OrderNumberRule;
import io.payloom.catalogue.ReserveRules;
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
        @Nullable Integer maxBacklog,
        @Nullable String reserveCurrency,
        @Nullable Integer reserveRefreshSeconds,
        @Nullable Long reserveLow,
        @Nullable Long reserveTopUpTo) {

    static ChannelRow of(Channel channel) {
        ReserveRules reserve = channel.reserve();
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
                channel.maxBacklog(),
                reserve == null ? null : reserve.currency(),
                reserve == null ? null : Math.toIntExact(reserve.refresh().toSeconds()),
                reserve == null ? null : reserve.lowBalance(),
                reserve == null ? null : reserve.topUpTo());
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    OrderNumberRule orderNumbers() {
        return new OrderNumberRule(orderNoPrefix, orderNoDigitsOnly, orderNoMaxLength);
    }

    @Nullable
    ReserveRules reserve() {
        return reserveCurrency == null || reserveRefreshSeconds == null || reserveLow == null
                ? null
                : new ReserveRules(
                        reserveCurrency, Duration.ofSeconds(reserveRefreshSeconds), reserveLow, reserveTopUpTo);
    }

    Duration callDeadline() {
        return Duration.ofMillis(callDeadlineMs);
    }
}
