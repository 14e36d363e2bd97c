/** Reserves: our balances at the banks, from which payouts are paid. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.payloom.reserve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
