/** Banks that misbehave, processes that are killed or stopped, parts that go away: no order is lost or guessed. */
@NullMarked
package io.payloom.chaos;

import org.jspecify.annotations.NullMarked;
