/** Sending transactions to their banks: under a number of their own, once, and again only where a bank takes two for one. */
@NamedInterface
@NullMarked
package io.payloom.transaction.sending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
