/** What an order costs: whole systems and bare engines under load, measured in one run. See {@code docs/performance.md}. */
@NullMarked
package io.payloom.bench;

import org.jspecify.annotations.NullMarked;
