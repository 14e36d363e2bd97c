/** Sensitive data at rest: encrypted, masked, and findable by a keyed hash. */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package io.payloom.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
