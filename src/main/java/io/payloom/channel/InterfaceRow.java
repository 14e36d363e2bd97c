package io.payloom.channel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A channel's interface as it stands in its table. */
record InterfaceRow(
        String channelCode,
        String operation,
        String methods,
        String types,
        String currencies,
        String institutions,
        long minAmount,
        long maxAmount,
        boolean enabled,
        String querySchedule,
        @Nullable Integer notFoundFinalAfterSeconds,
        boolean closeSupported,
        @Nullable Integer payerTimeoutSeconds) {

    ChannelInterface read(Channel channel) {
        return new ChannelInterface(
                channel,
                Operation.valueOf(operation),
                words(methods),
                words(types),
                words(currencies),
                words(institutions),
                minAmount,
                maxAmount,
                enabled,
                QuerySchedule.parse(querySchedule),
                seconds(notFoundFinalAfterSeconds),
                closeSupported,
                seconds(payerTimeoutSeconds));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Duration seconds(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
