package io.payloom.payout;

import io.payloom.api.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a batch's file.
 *
 * @param number from 1; the header of a CSV file is line 1
 * @param merchantOrderNo null when it cannot be read
 * @param request what of it can be read; null when nothing can
 * @param faults what cannot be read
 */
record BatchLine(
        int number,
        @Nullable String merchantOrderNo,
        @Nullable CreatePayout request,
        List<Violation> faults) {

    static BatchLine readable(int number, CreatePayout request) {
        return partlyReadable(number, request, List.of());
    }

    static BatchLine partlyReadable(int number, CreatePayout request, List<Violation> faults) {
        return new BatchLine(number, request.merchantOrderNo(), request, faults);
    }

    static BatchLine unreadable(int number, @Nullable String merchantOrderNo, List<Violation> faults) {
        return new BatchLine(number, merchantOrderNo, null, faults);
    }
}
