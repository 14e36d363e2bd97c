/** Payments: the merchant's order to collect money, its states, its rules and its API. */
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
            "routing",
            "transaction",
            "transaction :: asking",
            "notification"
        })
@NullMarked
package io.payloom.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
