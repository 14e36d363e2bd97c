/** Holds: what an attempt takes until it ends, the one interface of the books that keep it, and who acts in which order at the end. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "catalogue", "transaction"})
@NullMarked
package io.payloom.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
