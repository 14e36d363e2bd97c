package io.payloom.reserve;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the reserves.
 *
 * @param transferUrl where transfers to accounts that are low are asked for; null asks for none
 */
@ConfigurationProperties("payloom.reserve")
record ReserveProperties(@Nullable URI transferUrl) {}
