/** Thousands of requests that no honest client sends, to every address; a seed makes them the same again. */
package io.payloom.fuzz;
