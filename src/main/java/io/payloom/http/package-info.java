/** Outgoing HTTP with one deadline for everything, and the guard that checks the address that is connected to. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.payloom.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
