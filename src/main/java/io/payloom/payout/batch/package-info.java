/** Files of payouts: read, checked and accepted as a whole, started a few at a time, and what became of each line. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "lifecycle",
            "api",
            "api :: waiting",
            "merchant",
            "vault",
            "payout",
            "payout :: request",
            "payout :: warning"
        })
@NullMarked
package io.payloom.payout.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
