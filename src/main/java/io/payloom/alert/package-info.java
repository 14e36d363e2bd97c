/** What a person should look at; anyone may raise one, equal ones are one. */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package io.payloom.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
