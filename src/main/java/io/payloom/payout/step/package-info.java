/** What the process does with a payout, step by step: choose a channel and cut it, hold it, send a failed part elsewhere. */
@NamedInterface
@NullMarked
package io.payloom.payout.step;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
