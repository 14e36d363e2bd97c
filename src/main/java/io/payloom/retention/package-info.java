/** What grows and may go: removed when it is old enough, in small steps, beside the work of the day. */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package io.payloom.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
