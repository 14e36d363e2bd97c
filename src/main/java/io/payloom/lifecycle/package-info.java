/** Declared state machines, the journal of their transitions, and the runs that drive a subject through them. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "outbox"})
@NullMarked
package io.payloom.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
