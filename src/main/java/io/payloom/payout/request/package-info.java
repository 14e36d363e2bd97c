/** The merchant's side: how a payout is asked for, checked, confirmed, closed, waited for, read and searched. */
@NamedInterface
@NullMarked
package io.payloom.payout.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
