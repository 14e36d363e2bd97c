/** Reading, trying out and changing the catalogue and the meaning of result codes. */
@ApplicationModule(
        allowedDependencies = {"kernel", "api", "catalogue", "catalogue :: change", "ops", "resultcode", "routing"})
@NullMarked
package io.payloom.ops.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
