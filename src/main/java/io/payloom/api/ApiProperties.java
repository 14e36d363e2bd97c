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
 * @param longestWait that a merchant may ask for with {@code Prefer: wait}
 * @param pollInterval how often the database is asked on behalf of all who wait
 */
@ConfigurationProperties("payloom.api")
record ApiProperties(
        @DefaultValue("64KB") DataSize longestBody,
        @DefaultValue("8MB") DataSize longestFile,
        @DefaultValue("30s") Duration longestWait,
        @DefaultValue("100ms") Duration pollInterval) {}
