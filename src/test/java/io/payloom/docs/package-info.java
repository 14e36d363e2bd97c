/** Keeps what the documents say equal to what is there. */
@NullMarked
package io.payloom.docs;

import org.jspecify.annotations.NullMarked;
