package io.payloom.simulator;

/** Names an order: numbers are unique per bank. */
record OrderKey(String bank, String orderNo) {}
