/** Merchants: who they are, the keys that prove it, and how much they may ask in a second. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "vault", "http", "alert"})
@NullMarked
package io.payloom.merchant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
