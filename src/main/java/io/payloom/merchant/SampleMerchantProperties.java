package io.payloom.merchant;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The part of the sample merchant that is not the same everywhere.
 *
 * @param notifyUrl null when it has no address of its own
 */
@ConfigurationProperties("payloom.merchant.sample")
record SampleMerchantProperties(@Nullable String notifyUrl) {}
