/** What is doubtful about a payout whose fields are right: it looks like an earlier one, or its account like a card that is none. */
@NamedInterface
@NullMarked
package io.payloom.payout.warning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
