package io.payloom.payout;

import io.payloom.api.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a batch's file.
 *
 * @param number from 1; the header of a CSV file is line 1
 * @param request null when it cannot be read
 * @param faults why it cannot be read
 */
record BatchLine(int number, @Nullable CreatePayout request, List<Violation> faults) {

    static BatchLine readable(int number, CreatePayout request) {
        return new BatchLine(number, request, List.of());
    }

    static BatchLine unreadable(int number, List<Violation> faults) {
        return new BatchLine(number, null, faults);
    }
}
