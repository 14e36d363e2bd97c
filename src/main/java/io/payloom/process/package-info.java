/** The glue to Zeebe: deployment, messages out of the outbox, one worker class per job type, revival of dead runs. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "lifecycle",
            "outbox",
            "alert",
            "expression",
            "catalogue",
            "channel",
            "transaction",
            "transaction :: asking",
            "transaction :: decision",
            "transaction :: sending",
            "payment",
            "refund",
            "payout",
            "payout :: step",
            "latemoney",
            "notification"
        })
@NullMarked
package io.payloom.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
