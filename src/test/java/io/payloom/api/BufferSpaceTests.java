package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.api.BufferSpace.Lease;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Issue 13, item 16. */
class BufferSpaceTests {

    private static final int MEGABYTE = 1_000_000;

    private final BufferSpace space = new BufferSpace(8 * MEGABYTE);

    @Test
    void oneSenderHasHalfOfItForLongBodies() {
        assertThat(space.lease("a").resize(4 * MEGABYTE)).isTrue();
        assertThat(space.lease("a").resize(MEGABYTE)).isFalse();
        assertThat(space.lease("b").resize(2 * MEGABYTE)).isTrue();
        assertThat(space.used()).isEqualTo(6 * MEGABYTE);
    }

    @Test
    void longBodiesNeverKeepOrdinaryOnesOut() {
        for (String sender : new String[] {"a", "b", "c"}) {
            space.lease(sender).resize(2 * MEGABYTE);
        }

        assertThat(space.lease("d").resize(BufferSpace.ORDINARY + 1)).isFalse();
        assertThat(space.lease("a").resize(BufferSpace.ORDINARY)).isTrue();
    }

    @Test
    void allOfItIsAllThereIs() {
        long admitted = IntStream.range(0, 2000)
                .filter(request -> space.lease("a").resize(BufferSpace.ORDINARY))
                .count();

        assertThat(admitted).isEqualTo(8 * MEGABYTE / BufferSpace.ORDINARY);
    }

    @Test
    void whatIsGivenBackIsFreeAgain() {
        Lease lease = space.lease("a");
        lease.resize(MEGABYTE);
        lease.resize(1000);
        assertThat(space.used()).isEqualTo(1000);

        lease.release();
        lease.release();

        assertThat(space.used()).isZero();
        assertThat(space.lease("a").resize(4 * MEGABYTE)).isTrue();
    }
}
