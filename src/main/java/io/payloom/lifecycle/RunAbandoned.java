package io.payloom.lifecycle;

/** A process instance is of no more use, because its subject was finished from outside; published in that transaction. */
public record RunAbandoned(String subjectNo, String runKey) {}
