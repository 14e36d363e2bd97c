/** What banks say on their own: taken, kept and applied. */
@NullMarked
package io.payloom.transaction.callback;

import org.jspecify.annotations.NullMarked;
