package io.payloom.catalogue;

/**
 * One thing that is wrong with a catalogue's file.
 *
 * @param line counted from 1; of the nearest thing that is there, when something is missing
 * @param pointer where, as a JSON pointer such as {@code /channels/2/weight}; empty for the whole file
 * @param message what is wrong and what to do, beginning in lower case
 */
public record FileFault(int line, String pointer, String message) {}
