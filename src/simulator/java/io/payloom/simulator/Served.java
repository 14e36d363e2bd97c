package io.payloom.simulator;

/** The answer to a call that books, and how it is to be given. */
record Served(OrderKey key, BankAnswer answer, Reply reply) {}
