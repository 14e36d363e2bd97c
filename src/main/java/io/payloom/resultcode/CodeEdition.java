package io.payloom.resultcode;

import java.util.List;

/** All lines of one version of the table, by operation, code, channel, merchant and sub code. */
public record CodeEdition(long version, List<CodeLine> lines) {}
