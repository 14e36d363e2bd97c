package io.payloom.routing.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The short memory of payers.
 *
 * @param failureMemory for how long a failure is remembered
 * @param insufficientFundsBeforeRefusal so many answers "insufficient funds" in that time, and the payer is refused
 */
@ConfigurationProperties("payloom.routing")
record MemoryProperties(
        @DefaultValue("10m") Duration failureMemory,
        @DefaultValue("5") int insufficientFundsBeforeRefusal) {}
