/** Asking banks what became of transactions: as planned, on request and beside the processes; who is told that nobody knows. */
@NamedInterface
@NullMarked
package io.payloom.transaction.asking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
