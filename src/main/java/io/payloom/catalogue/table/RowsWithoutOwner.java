package io.payloom.catalogue.table;

import java.util.Set;

/** Limits, hours or priorities stand in the tables for something that is not there. */
class RowsWithoutOwner extends RuntimeException {

    RowsWithoutOwner(Set<String> owners) {
        super("Limits, hours or priorities belong to what is not there: " + String.join(", ", owners));
    }
}
