package io.payloom.api.waiting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests wait.
 *
 * @param longestWait that a merchant may ask for with {@code Prefer: wait}
 * @param pollInterval how often the database is asked on behalf of all who wait
 */
@ConfigurationProperties("payloom.api")
record WaitingProperties(
        @DefaultValue("30s") Duration longestWait,
        @DefaultValue("100ms") Duration pollInterval) {}
