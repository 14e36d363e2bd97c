package io.payloom.refund;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is done about a refund whose channel failed, so that surely no money moved.
 *
 * @param attempts how often it is tried before a person is called
 * @param pause between two of them
 */
@ConfigurationProperties("payloom.refund")
@Validated
record RefundProperties(
        @DefaultValue("3") @Positive int attempts,
        @DefaultValue("10m") Duration pause) {}
