package io.payloom.routing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.payloom.channel.Channels;
import io.payloom.reserve.Reserves;
import io.payloom.routing.quota.Quotas;
import io.payloom.transaction.BankTransactions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GaugesTests {

    private final Quotas quotas = mock();
    private final Clock clock = mock();
    private final Gauges gauges =
            new Gauges(quotas, mock(Channels.class), mock(BankTransactions.class), mock(Reserves.class), clock);
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");

    @BeforeEach
    void itIsNow() {
        when(clock.instant()).thenAnswer(call -> now);
    }

    @Test
    void areReadByWhoAsksFirstAndThenInTheBackground() {
        gauges.reading();
        gauges.reading();
        wereReadTimes(1);

        now = now.plusMillis(500);
        gauges.refreshIfAsked();
        gauges.reading();
        wereReadTimes(2);
    }

    @Test
    void areNeverOlderThanASecond() {
        gauges.reading();
        now = now.plusMillis(1_001);

        gauges.reading();

        wereReadTimes(2);
    }

    @Test
    void areNotReadWhereNobodyAsks() {
        gauges.refreshIfAsked();
        wereReadTimes(0);

        gauges.reading();
        now = now.plusSeconds(10);
        gauges.refreshIfAsked();
        wereReadTimes(1);
    }

    private void wereReadTimes(int times) {
        verify(quotas, times(times)).counters(any(), any());
    }
}
