/** FEEL expressions over a fixed set of names: checked when they are saved, evaluated together; the only user of the FEEL engine. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.payloom.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
