/** The rules that a catalogue must keep, and what is probably not meant. */
@NullMarked
package io.payloom.catalogue.check;

import org.jspecify.annotations.NullMarked;
