package io.payloom.catalogue.change;

/** A version of the catalogue as its YAML file. */
public record EditionText(long version, String yaml) {}
