package io.payloom.payout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a payout may wait. */
public enum PayoutMode {
    /** Goes out at once, elsewhere or not at all. */
    REAL_TIME,
    /** Goes out at a time or as soon as may be; waits for the reserve and for the end of a maintenance. */
    SCHEDULED;

    /** As the API spells it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PayoutMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
