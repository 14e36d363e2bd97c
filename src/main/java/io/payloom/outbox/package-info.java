/** Messages to the process engine, written in the caller's database transaction and published later. */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package io.payloom.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
