/** The order database: transactions that are repeated when the database asks for it, and the check that it is durable. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.payloom.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
