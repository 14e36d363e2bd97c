package io.payloom.lifecycle;

import static io.payloom.lifecycle.MovesTests.Door.CLOSED;
import static io.payloom.lifecycle.MovesTests.Door.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MovesTests {

    private final Journal journal = mock(Journal.class);
    private final Moves<Door, Push> moves = new Moves<>(
            StateModel.declare(
                    "door",
                    OPEN,
                    List.of(new Transition<>(OPEN, Push.SHUT, CLOSED), new Transition<>(CLOSED, Push.OPEN_UP, OPEN))),
            journal);
    private final Row open = new Row("D1", OPEN, 7);

    @Test
    void writesTheStateThatTheEventLeadsToAndTheLineOfTheNextVersion() {
        AtomicReference<Door> written = new AtomicReference<>();

        Door reached = moves.move(open, Push.SHUT, "the wind", "a gust", next -> {
            written.set(next);
            return 1;
        });

        assertThat(reached).isEqualTo(CLOSED);
        assertThat(written).hasValue(CLOSED);
        verify(journal).append(new Journal.Entry("D1", 8, "OPEN", "CLOSED", "SHUT", "the wind", "a gust"));
    }

    @Test
    void touchesNothingByAnEventThatIsNotLegal() {
        assertThatThrownBy(() -> moves.move(open, Push.OPEN_UP, "the wind", null, next -> {
                    throw new AssertionError("updated");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("D1 is OPEN, which does not allow OPEN_UP");
        assertThat(moves.allows(open, Push.OPEN_UP)).isFalse();
        verify(journal, never()).append(any(Journal.Entry.class));
    }

    @Test
    void writesNoLineForARowThatHadMoved() {
        assertThatThrownBy(() -> moves.move(open, Push.SHUT, "the wind", null, next -> 0))
                .hasMessage("D1 moved while it was locked");
        assertThat(moves.moveIfStill(open, Push.SHUT, "the wind", null, next -> 0))
                .isEmpty();
        assertThatThrownBy(() -> moves.remark(open, "a guest", "it squeaks", () -> 0))
                .hasMessage("D1 moved while it was locked");
        verify(journal, never()).append(any(Journal.Entry.class));
    }

    @Test
    void aRemarkTakesTheNextVersionAndLeavesTheState() {
        moves.remark(open, "a guest", "it squeaks", () -> 1);

        verify(journal).append(new Journal.Entry("D1", 8, "OPEN", "OPEN", "REMARK", "a guest", "it squeaks"));
    }

    enum Door {
        OPEN,
        CLOSED
    }

    enum Push {
        SHUT,
        OPEN_UP
    }

    private record Row(String subjectNo, Door state, int version) implements Journaled<Door> {}
}
