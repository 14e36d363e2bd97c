/** What a person should look at, until one has: equal alerts are one, and each is mailed once. */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package io.payloom.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
