package io.payloom.catalogue.change;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The catalogue of the local stack.
 *
 * @param sample where its file is; null everywhere else
 * @param simulatorUrl what stands for {@code simulator-url} in the file
 */
@ConfigurationProperties("payloom.catalogue")
record CatalogueProperties(
        @Nullable String sample,
        @DefaultValue("http://127.0.0.1:8070") String simulatorUrl) {}
