package io.payloom.routing.quota;

import java.time.LocalDate;

/** Names the counter of a scope and day that is not about one card. */
public record CounterKey(String scope, LocalDate day) {}
