/** Several banks with bad habits and a ledger of their own on disk, run as a process apart from Payloom. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.payloom.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
