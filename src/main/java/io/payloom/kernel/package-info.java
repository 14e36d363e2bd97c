/** Words that every module shares: money, order kinds and numbers, work in the background. Knows neither Spring nor any other module. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.payloom.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
