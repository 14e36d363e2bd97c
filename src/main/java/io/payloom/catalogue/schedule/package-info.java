/** When a bank is asked again, and on which days it works. */
@NamedInterface
@NullMarked
package io.payloom.catalogue.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
