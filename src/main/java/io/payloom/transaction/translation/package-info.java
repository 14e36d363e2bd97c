/** What banks' answers mean, and what waits until somebody has said what a code means. */
@NullMarked
package io.payloom.transaction.translation;

import org.jspecify.annotations.NullMarked;
