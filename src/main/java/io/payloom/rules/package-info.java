/** Named rules that fire in order; the only user of Easy Rules, without its silence about errors. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.payloom.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
