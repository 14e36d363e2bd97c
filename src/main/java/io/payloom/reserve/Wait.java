package io.payloom.reserve;

/** An order that waits for one account's reserve. */
record Wait(String orderNo, String account, String currency, long amount) {}
