/** Operations: the API for the people who run Payloom, each of them known by name. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "alert",
            "api",
            "merchant",
            "channel",
            "transaction",
            "transaction :: asking",
            "transaction :: decision",
            "latemoney",
            "refund",
            "payout",
            "payout :: request",
            "payout :: warning",
            "vault"
        })
@NullMarked
package io.payloom.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
