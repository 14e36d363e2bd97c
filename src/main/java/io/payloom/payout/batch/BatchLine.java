package io.payloom.payout.batch;

import io.payloom.api.Violation;
import io.payloom.payout.request.CreatePayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a batch's file.
 *
 * @param number from 1; the header of a CSV file is line 1
 * @param request what of it can be read; null when nothing can
 * @param faults what cannot be read
 */
record BatchLine(int number, @Nullable CreatePayout request, List<Violation> faults) {

    /** Null when it cannot be read. */
    @Nullable
    String merchantOrderNo() {
        return request == null ? null : request.merchantOrderNo();
    }
}
