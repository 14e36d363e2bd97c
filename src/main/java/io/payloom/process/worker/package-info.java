/** One class per job type of the diagrams. Public, because the Camunda starter calls them by reflection. */
@NullMarked
package io.payloom.process.worker;

import org.jspecify.annotations.NullMarked;
