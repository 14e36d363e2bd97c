/** Routing: filters out the channels that cannot take an order, draws one of the rest, and can explain it afterwards. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "catalogue", "rules", "expression"})
@NullMarked
package io.payloom.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
