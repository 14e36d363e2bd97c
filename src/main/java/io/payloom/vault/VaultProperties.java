package io.payloom.vault;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The vault's keys.
 *
 * @param keyset Tink AEAD keyset as JSON
 * @param hashKey base64 of at least 32 bytes for the keyed hash
 */
@ConfigurationProperties("payloom.vault")
@Validated
record VaultProperties(@NotBlank String keyset, @NotBlank String hashKey) {}
