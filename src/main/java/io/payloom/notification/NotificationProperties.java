package io.payloom.notification;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How merchants are notified.
 *
 * @param schedule gap before each attempt, the first counted from the announcement
 * @param timeout of one attempt, from waiting for a connection to the last byte of the answer
 * @param concurrentPerMerchant attempts under way to one merchant at most, per instance of Payloom, besides first ones
 * @param firstPerMerchant first attempts likewise: the processes of orders make them, and leave to a process of the
 *     notification's own what is beyond
 * @param firstAtOnce the same for all merchants together; fewer than the jobs that the worker takes at once, so that one is
 *     always free to see that it must not wait
 */
@ConfigurationProperties("payloom.notification")
@Validated
record NotificationProperties(
        @NotEmpty @DefaultValue({"0s", "15s", "30s", "3m", "10m", "30m", "1h", "3h", "6h", "12h", "24h", "24h"})
        List<Duration> schedule,

        @DefaultValue("15s") Duration timeout,
        @Positive @DefaultValue("4") int concurrentPerMerchant,
        @Positive @DefaultValue("16") int firstPerMerchant,
        @Positive @DefaultValue("96") int firstAtOnce) {}
