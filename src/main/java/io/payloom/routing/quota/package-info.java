/** Limits per day: counters, what each attempt holds of them, and how that is given back. */
@NullMarked
package io.payloom.routing.quota;

import org.jspecify.annotations.NullMarked;
