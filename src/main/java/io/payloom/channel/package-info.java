/** Channels: the calls to the banks behind the channels of the catalogue, one sub-package per protocol. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "vault", "alert", "http", "catalogue"})
@NullMarked
package io.payloom.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
