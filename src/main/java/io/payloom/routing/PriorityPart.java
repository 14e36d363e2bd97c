package io.payloom.routing;

import io.payloom.catalogue.PriorityEntry;

/**
 * One entry of a priority.
 *
 * @param expression number of its expression among those of the table
 */
record PriorityPart(String category, int expression) {

    static PriorityPart of(PriorityEntry entry, ExpressionList expressions) {
        return new PriorityPart(entry.category(), expressions.numberOf(entry.value()));
    }
}
