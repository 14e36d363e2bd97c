/** Routing: filters out what cannot take an order, ranks the rest, holds limits, and can explain every decision afterwards. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "alert",
            "catalogue",
            "channel",
            "expression",
            "hold",
            "reserve",
            "rules",
            "transaction"
        })
@NullMarked
package io.payloom.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
