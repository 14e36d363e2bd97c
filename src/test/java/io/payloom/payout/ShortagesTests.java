package io.payloom.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.transaction.PartNumbers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a payout waits that its bank had no money for, where the bank tells no balance. Issue 13, item 4. */
class ShortagesTests {

    @Test
    void eachTryComesLaterThanTheOneBeforeButNotLaterThanInAnHour() {
        assertThat(Shortages.pause(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Shortages.pause(2)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Shortages.pause(4)).isEqualTo(Duration.ofMinutes(40));
        assertThat(Shortages.pause(5)).isEqualTo(Duration.ofHours(1));
        assertThat(Shortages.pause(PartNumbers.LAST_ROUND)).isEqualTo(Duration.ofHours(1));
    }
}
