package io.payloom.routing.quota;

/** How much went, or may still go, through a scope on a day: minor units and transactions. */
public record Counter(long amount, long number) {

    public static final Counter ZERO = new Counter(0, 0);
}
