/**
 * The local stack: MariaDB, Camunda, OpenSearch and the bank simulator as child processes, for
 * {@code spring-boot:test-run} and for the tests.
 */
@NullMarked
package io.payloom.local;

import org.jspecify.annotations.NullMarked;
