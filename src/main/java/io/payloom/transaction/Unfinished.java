package io.payloom.transaction;

import io.payloom.catalogue.Operation;

/** How many transactions of an account and operation have no final result. */
record Unfinished(String channel, String account, Operation operation, int transactions) {}
