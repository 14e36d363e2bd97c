/** Reserves: our balances at the banks, what of them is spoken for, and who waits for more. */
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "alert", "http", "catalogue", "channel", "hold", "transaction"})
@NullMarked
package io.payloom.reserve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
