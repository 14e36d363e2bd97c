/** Replacing the catalogue: by a file, by an earlier version, by the sample; every version that was in use is kept. */
@NamedInterface
@NullMarked
package io.payloom.catalogue.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
