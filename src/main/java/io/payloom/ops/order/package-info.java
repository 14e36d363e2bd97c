/** All that is known of an order, and what may be done with it: send its notifications again, restore it from the archive. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "lifecycle",
            "alert",
            "api",
            "latemoney",
            "notification",
            "ops",
            "payment",
            "payout",
            "refund",
            "retention",
            "routing",
            "transaction",
            "transaction :: decision"
        })
@NullMarked
package io.payloom.ops.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
