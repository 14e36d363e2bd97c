/** What the merchant reads by itself: its events in order, and a notification sent again when it asks for that. */
@ApplicationModule(allowedDependencies = {"api", "notification"})
@NullMarked
package io.payloom.notification.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
