package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.SampleInterface;
import org.junit.jupiter.api.Test;

class PermitsTests {

    private final Permits permits = new Permits();
    private final Channel narrow =
            SampleInterface.of("narrow").maxConcurrency(1).channel();
    private final Channel other = SampleInterface.of("other").channel();

    @Test
    void refusesAtOnceWhenAllPermitsOfTheChannelAreTaken() {
        String outcome = permits.within(narrow, () -> {
            assertThatThrownBy(() -> permits.within(narrow, () -> "second"))
                    .isInstanceOfSatisfying(ChannelBusy.class, busy -> assertThat(busy.channelCode())
                            .isEqualTo("narrow"));
            return permits.within(other, () -> "other channel goes on");
        });

        assertThat(outcome).isEqualTo("other channel goes on");
    }

    @Test
    void givesThePermitBackAlsoAfterAFailure() {
        assertThatThrownBy(() -> permits.within(narrow, () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(permits.within(narrow, () -> "free again")).isEqualTo("free again");
    }

    @Test
    void followsAChangeOfTheCatalogue() {
        Channel wider = SampleInterface.of("narrow").maxConcurrency(2).channel();
        permits.within(narrow, () -> "known as narrow");

        assertThat(permits.within(wider, () -> permits.within(wider, () -> "two")))
                .isEqualTo("two");
    }
}
