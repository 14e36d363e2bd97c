package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.payloom.bankside.SampleChannel;
import io.payloom.catalogue.Channel;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** The bulkhead of one instance; behind it a database in which every slot is free. */
class PermitsTests {

    private final PermitMapper mapper = mock();
    private final Leases leases = new Leases(mapper, Clock.systemUTC());
    private final Permits permits = new Permits(new SparePermits(leases, Clock.systemUTC()), leases);
    private final Channel narrow = SampleChannel.of("narrow").maxConcurrency(1).channel();
    private final Channel other = SampleChannel.of("other").channel();

    @BeforeEach
    void everySlotIsFree() {
        when(mapper.slots(any(), any())).thenReturn(slots(10));
        when(mapper.take(any(), any(), any())).thenReturn(1);
    }

    @Test
    void refusesAtOnceAndAsksNoDatabaseWhenTheInstanceHasUsedUpTheChannel() {
        String outcome = permits.within(narrow, () -> {
            assertThatThrownBy(() -> permits.within(narrow, () -> "second"))
                    .isInstanceOfSatisfying(ChannelBusy.class, busy -> assertThat(busy.channelCode())
                            .isEqualTo("narrow"));
            return permits.within(other, () -> "other channel goes on");
        });

        assertThat(outcome).isEqualTo("other channel goes on");
        verify(mapper, times(2)).slots(any(), any());
    }

    @Test
    void givesThePermitBackAlsoAfterAFailure() {
        assertThatThrownBy(() -> permits.within(narrow, () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        verify(mapper).giveBack(any());
        assertThat(permits.within(narrow, () -> "free again")).isEqualTo("free again");
    }

    @Test
    void followsAChangeOfTheCatalogue() {
        Channel wider = SampleChannel.of("narrow").maxConcurrency(2).channel();
        permits.within(narrow, () -> "known as narrow");

        assertThat(permits.within(wider, () -> permits.within(wider, () -> "two")))
                .isEqualTo("two");
    }

    @Test
    void saysThatTheDatabaseFailedAndCallsNoBank() {
        when(mapper.slots(any(), any())).thenThrow(new QueryTimeoutException("no answer"));

        assertThatThrownBy(() -> permits.within(narrow, () -> {
                    throw new AssertionError("the bank was called");
                }))
                .isInstanceOf(PermitsUnreachable.class)
                .hasCauseInstanceOf(QueryTimeoutException.class);
        assertThatThrownBy(() -> permits.within(narrow, () -> "the bulkhead is free again"))
                .isInstanceOf(PermitsUnreachable.class);
    }

    @Test
    void aCallThatIsDoneStaysDoneWhenItsPermitCannotBeGivenBack() {
        doThrow(new QueryTimeoutException("no answer")).when(mapper).giveBack(any());

        assertThatCode(() ->
                        assertThat(permits.within(narrow, () -> "answered")).isEqualTo("answered"))
                .doesNotThrowAnyException();
    }

    private static List<PermitMapper.Slot> slots(int count) {
        return IntStream.range(0, count)
                .mapToObj(slot -> new PermitMapper.Slot(slot, false))
                .toList();
    }
}
