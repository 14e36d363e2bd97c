/** What the module tests of the bank side share: its modules on a real database, and sample interfaces. */
@NullMarked
package io.payloom.bankside;

import org.jspecify.annotations.NullMarked;
