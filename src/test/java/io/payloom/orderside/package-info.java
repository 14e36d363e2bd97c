/** What the module tests of the kinds of orders share: these modules on a real database, without the engine and HTTP. */
@NullMarked
package io.payloom.orderside;

import org.jspecify.annotations.NullMarked;
