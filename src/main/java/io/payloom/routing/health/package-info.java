/** How well channels and pools do, and which payers have just failed where. */
@NullMarked
package io.payloom.routing.health;

import org.jspecify.annotations.NullMarked;
