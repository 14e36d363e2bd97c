package io.payloom.transaction;

/** How many transactions of an account have no final result. */
record Unfinished(String channel, String account, int transactions) {}
