package io.payloom.catalogue.table;

import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

record InterfaceRow(
        String channelCode,
        Operation operation,
        String methods,
        String types,
        String currencies,
        String institutions,
        long minAmount,
        long maxAmount,
        boolean enabled,
        @Nullable Integer weight,
        String querySchedule,
        @Nullable Integer notFoundFinalAfterSeconds,
        @Nullable Integer resendAfterSeconds,
        boolean closeSupported,
        @Nullable Integer payerTimeoutSeconds,
        @Nullable String voidUntil,
        @Nullable Integer maxParts,
        String cnapsTypes,
        boolean checkDigitRequired) {

    static InterfaceRow of(String channelCode, ChannelInterface terms) {
        return new InterfaceRow(
                channelCode,
                terms.operation(),
                Words.joinSorted(terms.methods()),
                Words.joinSorted(terms.types()),
                Words.joinSorted(terms.currencies()),
                Words.joinSorted(terms.institutions()),
                terms.minAmount(),
                terms.maxAmount(),
                terms.enabled(),
                terms.weight(),
                terms.querySchedule().text(),
                seconds(terms.notFoundFinalAfter()),
                seconds(terms.resendAfter()),
                terms.closeSupported(),
                seconds(terms.payerTimeout()),
                terms.voidUntil() == null ? null : terms.voidUntil().toString(),
                terms.maxParts(),
                Words.joinSorted(terms.cnapsTypes()),
                terms.checkDigitRequired());
    }

    Owner owner() {
        return Owner.terms(channelCode, operation);
    }

    @Nullable
    Duration notFoundFinalAfter() {
        return duration(notFoundFinalAfterSeconds);
    }

    @Nullable
    Duration resendAfter() {
        return duration(resendAfterSeconds);
    }

    @Nullable
    Duration payerTimeout() {
        return duration(payerTimeoutSeconds);
    }

    @Nullable
    LocalTime lastVoid() {
        return voidUntil == null ? null : LocalTime.parse(voidUntil);
    }

    private static @Nullable Integer seconds(@Nullable Duration duration) {
        return duration == null ? null : Math.toIntExact(duration.toSeconds());
    }

    private static @Nullable Duration duration(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
