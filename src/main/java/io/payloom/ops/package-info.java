/** Operations: the API for the people who run Payloom, each of them known by name. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "lifecycle",
            "alert",
            "api",
            "merchant",
            "catalogue",
            "catalogue :: change",
            "resultcode",
            "channel",
            "routing",
            "transaction",
            "latemoney",
            "notification",
            "payment",
            "refund",
            "notification",
            "payout",
            "retention",
            "vault"
        })
@NullMarked
package io.payloom.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
