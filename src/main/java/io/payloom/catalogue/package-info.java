/** The catalogue: channels, accounts, pools and which merchant uses them, as one immutable picture that follows the tables. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "alert", "expression"})
@NullMarked
package io.payloom.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
