/** Refunds: the merchant's order to give a payment's money back, its states, its rules and its API. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "lifecycle",
            "vault",
            "alert",
            "merchant",
            "api",
            "catalogue",
            "hold",
            "transaction",
            "transaction :: decision",
            "payment",
            "payout",
            "payout :: warning",
            "notification"
        })
@NullMarked
package io.payloom.refund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
