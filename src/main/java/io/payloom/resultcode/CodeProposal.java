package io.payloom.resultcode;

/** A line that somebody wants in the table. */
public record CodeProposal(CodeKey key, Validity validity, Meaning meaning) {}
