/** The catalogue as one YAML file: reading with lines, structure by JSON Schema, writing, and comparing two of them. */
@NullMarked
package io.payloom.catalogue.file;

import org.jspecify.annotations.NullMarked;
