/** The OpenAPI description of the merchant API, with what notifications look like. */
@ApplicationModule(allowedDependencies = {"kernel", "api"})
@NullMarked
package io.payloom.api.description;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
