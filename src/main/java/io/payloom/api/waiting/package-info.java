/** An accepted order is answered at once, or when it has settled, if its merchant prefers to wait. */
@NamedInterface
@NullMarked
package io.payloom.api.waiting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
