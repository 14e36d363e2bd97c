/** What grows and may go: removed or archived when it is old enough, in small steps, beside the work of the day. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "lifecycle", "alert", "routing"})
@NullMarked
package io.payloom.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
