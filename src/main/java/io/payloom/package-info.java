@NullMarked
package io.payloom;

import org.jspecify.annotations.NullMarked;
