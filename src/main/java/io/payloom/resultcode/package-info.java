/** What the result codes of banks mean; a code never seen before means nothing yet, and is recorded. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "alert", "catalogue"})
@NullMarked
package io.payloom.resultcode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
