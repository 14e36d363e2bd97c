/** Channels: the catalogue of ways that money can take, and the calls to the banks behind them, one sub-package per protocol. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "vault", "alert", "http"})
@NullMarked
package io.payloom.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
