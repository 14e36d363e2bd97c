/** The demo of the local stack: places orders as the sample merchant and tells what becomes of each, as it happens. */
@NullMarked
package io.payloom.demo;

import org.jspecify.annotations.NullMarked;
