package io.payloom.retention;

import io.payloom.lifecycle.Journal;
import io.payloom.routing.DecisionRow;
import java.util.List;

/**
 * One line of a file of the archive: the rows of an order that left the tables together. The names of all components, down
 * to those of the rows, are the format of files that are kept for years: never change one.
 *
 * @param journal of the order, its bank transactions, notifications and money cases; by subject, then by number
 * @param decisions by attempt
 */
record ArchivedOrder(String orderNo, List<Journal.Line> journal, List<DecisionRow> decisions) {

    ArchivedOrder {
        journal = List.copyOf(journal);
        decisions = List.copyOf(decisions);
    }
}
