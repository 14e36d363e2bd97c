/** Payouts: the merchant's order to send money to a payee, its parts, its states, its rules and its API. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "lifecycle",
            "outbox",
            "vault",
            "alert",
            "merchant",
            "api",
            "api :: waiting",
            "catalogue",
            "hold",
            "reserve",
            "routing",
            "transaction",
            "notification"
        })
@NullMarked
package io.payloom.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
