package io.payloom.http;

import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where merchants' addresses may point to.
 *
 * @param allowLoopback lets plain HTTP and any port through to this machine itself; for the profile {@code local} only
 * @param allowedPorts of every other address
 */
@ConfigurationProperties("payloom.http")
@Validated
record HttpProperties(
        @DefaultValue("false") boolean allowLoopback,
        @NotEmpty @DefaultValue({"443", "8443"}) Set<Integer> allowedPorts) {}
