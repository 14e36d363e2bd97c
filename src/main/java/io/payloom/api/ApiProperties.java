package io.payloom.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the merchant API.
 *
 * @param longestBody of a request
 * @param longestFile of a request that uploads one
 * @param mostBuffered what the bodies of all requests hold together at most, on each instance
 * @param bodyPatience how long a short body may take; a longer one has more time
 * @param longestWait that a merchant may ask for with {@code Prefer: wait}
 * @param pollInterval how often the database is asked on behalf of all who wait
 */
@ConfigurationProperties("payloom.api")
record ApiProperties(
        @DefaultValue("64KB") DataSize longestBody,
        @DefaultValue("8MB") DataSize longestFile,
        @DefaultValue("64MB") DataSize mostBuffered,
        @DefaultValue("10s") Duration bodyPatience,
        @DefaultValue("30s") Duration longestWait,
        @DefaultValue("100ms") Duration pollInterval) {}
