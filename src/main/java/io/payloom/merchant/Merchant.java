package io.payloom.merchant;

import org.jspecify.annotations.Nullable;

/**
 * A business that calls the order API.
 *
 * @param notifyUrl where notifications go unless an order says otherwise
 * @param enabled a disabled merchant is recognised and turned away
 */
public record Merchant(String id, String name, @Nullable String notifyUrl, boolean enabled) {}
