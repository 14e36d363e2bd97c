/** How a catalogue stands in the tables: one record per kind of row, and the way to and from the content. */
@NullMarked
package io.payloom.catalogue.table;

import org.jspecify.annotations.NullMarked;
