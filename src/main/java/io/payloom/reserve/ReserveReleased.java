package io.payloom.reserve;

/** An order that waited for a reserve may try again; published in the database transaction that says so. */
public record ReserveReleased(String orderNo) {}
