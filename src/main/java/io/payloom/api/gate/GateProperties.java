package io.payloom.api.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of what a request may bring.
 *
 * @param longestBody of a request
 * @param longestFile of a request that uploads one
 * @param mostBuffered what the bodies of all requests hold together at most, on each instance
 * @param bodyPatience how long a short body may take; a longer one has more time
 */
@ConfigurationProperties("payloom.api")
record GateProperties(
        @DefaultValue("64KB") DataSize longestBody,
        @DefaultValue("8MB") DataSize longestFile,
        @DefaultValue("64MB") DataSize mostBuffered,
        @DefaultValue("10s") Duration bodyPatience) {}
