package io.payloom.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue 13, item 15. */
class EnginePartitionsTests {

    private static final String ANSWER =
            """
            {"1":{"role":"LEADER","processedPosition":4711,"snapshotId":"4000-1-4000-3999-0",
             "processedPositionInSnapshot":4000,"streamProcessorPhase":"%s","exporterPhase":"EXPORTING"}}""";

    @ParameterizedTest
    @CsvSource({"PROCESSING, true", "REPLAY, false", "INITIAL, false", "PAUSED, false", "FAILED, false"})
    void aBrokerIsReadyWhenItsPartitionsProcess(String phase, boolean ready) {
        assertThat(EnginePartitions.read(ANSWER.formatted(phase)).process()).isEqualTo(ready);
    }

    @Test
    void aBrokerWithoutPartitionsYetIsNotReady() {
        assertThat(EnginePartitions.read("{}").process()).isFalse();
        assertThat(EnginePartitions.read("not yet").process()).isFalse();
    }

    @Test
    void aSnapshotHoldsEverythingWhenItReachesWhatWasProcessedThen() {
        EnginePartitions before = EnginePartitions.read(ANSWER.formatted("PROCESSING"));

        assertThat(before.keeps(before)).isFalse();
        assertThat(EnginePartitions.read(ANSWER.replace("4000,", "4711,")).keeps(before))
                .isTrue();
    }
}
