/** The merchant's side: how a refund is asked for, waited for, read and searched. */
@ApplicationModule(allowedDependencies = {"kernel", "api", "api :: waiting", "merchant", "refund", "vault"})
@NullMarked
package io.payloom.refund.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
