package io.payloom.transaction.sending;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where banks call back.
 *
 * @param baseUrl scheme, host and port under which banks reach {@code /callbacks/{channel}}
 */
@ConfigurationProperties("payloom.callbacks")
@Validated
record CallbackProperties(
        @NotBlank @DefaultValue("http://127.0.0.1:8080") String baseUrl) {}
