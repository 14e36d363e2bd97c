/** Bank transactions: one attempt at one channel each, from its number to its final result, with nothing guessed. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "lifecycle",
            "outbox",
            "vault",
            "alert",
            "api",
            "merchant",
            "catalogue",
            "catalogue :: schedule",
            "channel",
            "resultcode"
        })
@NullMarked
package io.payloom.transaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
