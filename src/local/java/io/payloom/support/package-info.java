/**
 * What the local stack, the benchmarks and the larger tests share: a merchant who signs, and what he orders. For tests
 * alone, among them the running application and its clock, there is more in this package.
 */
@NullMarked
package io.payloom.support;

import org.jspecify.annotations.NullMarked;
