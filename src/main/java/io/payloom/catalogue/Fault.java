package io.payloom.catalogue;

/**
 * One thing that is wrong with a catalogue.
 *
 * @param pointer where, as a JSON pointer into the catalogue's file, such as {@code /channels/2/weight}
 * @param message what is wrong and what to do, beginning in lower case
 */
public record Fault(String pointer, String message) {}
