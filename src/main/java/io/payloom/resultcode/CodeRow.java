package io.payloom.resultcode;

import io.payloom.catalogue.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the translation table; {@code removedIn} is 0 in the present one. */
record CodeRow(
        long id,
        String merchantId,
        String channelCode,
        Operation operation,
        String code,
        String subCode,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        String unifiedCode,
        Verdict verdict,
        String message,
        boolean countsAgainstHealth,
        boolean reroutable,
        long addedIn,
        @Nullable Instant addedAt,
        @Nullable String addedBy,
        @Nullable String addedReason,
        long removedIn,
        @Nullable Instant removedAt,
        @Nullable String removedBy,
        @Nullable String removedReason) {

    CodeLine line() {
        return new CodeLine(
                id,
                new CodeKey(merchantId, channelCode, operation, code, subCode),
                new Validity(effectiveFrom, effectiveUntil),
                new Meaning(unifiedCode, verdict, message, countsAgainstHealth, reroutable),
                new CodeLine.Change(addedIn, addedAt, addedBy, addedReason),
                removedIn == 0 ? null : new CodeLine.Change(removedIn, removedAt, removedBy, removedReason));
    }
}
