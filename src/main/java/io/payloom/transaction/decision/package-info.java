/** What named persons decide about transactions, refunds and money cases, alone or by two. */
@NamedInterface
@NullMarked
package io.payloom.transaction.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
