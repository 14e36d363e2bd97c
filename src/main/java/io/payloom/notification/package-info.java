/** Notifications to merchants: what happened to an order, signed, repeated until acknowledged, then given up with an alert. */
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "lifecycle", "outbox", "alert", "http", "merchant", "api"})
@NullMarked
package io.payloom.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
