/** Late money: what banks say of transactions that have ended, from its discovery to what was done about it. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "lifecycle",
            "alert",
            "catalogue",
            "hold",
            "transaction",
            "transaction :: decision",
            "payment",
            "payout",
            "refund"
        })
@NullMarked
package io.payloom.latemoney;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
