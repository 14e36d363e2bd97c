/** The edge of the merchant API that all kinds of orders share: signatures, strict JSON, problems, waiting, cursors. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "merchant", "vault"})
@NullMarked
package io.payloom.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
