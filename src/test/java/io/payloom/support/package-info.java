/** What the larger tests share: the running application, its clock, a merchant who signs, and the simulated banks. */
@NullMarked
package io.payloom.support;

import org.jspecify.annotations.NullMarked;
