/** What every request passes before an address is reached: its id, its signature, its body, its parameters; and errors of the server itself. */
@ApplicationModule(allowedDependencies = {"kernel", "merchant", "api"})
@NullMarked
package io.payloom.api.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
