package io.payloom.resultcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.catalogue.Operation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncounterTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theFirstExampleAndTheNewestFourAreKept() {
        Encounter all = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> of("T" + i, 7))
                .reduce(Encounter::plus)
                .orElseThrow();

        assertThat(all.transactionNos()).containsExactly("T1", "T6", "T7", "T8", "T9");
        assertThat(all.occurrences()).isEqualTo(9);
        assertThat(all.examplesAfter(List.of("T0", "T5"))).containsExactly("T0", "T6", "T7", "T8", "T9");
    }

    @Test
    void aTransactionThatIsAskedAboutAgainIsOneExample() {
        assertThat(of("T1", 7).examplesAfter(List.of("T1", "T2"))).containsExactly("T1", "T2");
        assertThat(of("T2", 7).examplesAfter(List.of("T1", "T2", "T3"))).containsExactly("T1", "T3", "T2");
        assertThat(of(null, 7).examplesAfter(List.of("T1"))).containsExactly("T1");
    }

    @Test
    void theNewestTableCounts() {
        assertThat(of("T1", 8).plus(of("T2", 7)).tableVersion()).isEqualTo(8);
        assertThat(of("T1", 7).plus(of("T2", 8)).tableVersion()).isEqualTo(8);
    }

    private static Encounter of(String transactionNo, long tableVersion) {
        return Encounter.of(new CodeQuestion("M", "bank", Operation.PAY, "9", null, transactionNo), tableVersion, NOON);
    }
}
