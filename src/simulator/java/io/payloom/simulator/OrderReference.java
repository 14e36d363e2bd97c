package io.payloom.simulator;

import org.jspecify.annotations.Nullable;

/** The body of a query or a close. */
record OrderReference(@Nullable String orderNo) {}
