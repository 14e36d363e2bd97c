package io.payloom.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.routing.BenchedRouting;
import org.junit.jupiter.api.Test;

/** The benchmark compares like with like: both ways leave the same accounts. */
class BenchedRoutingTests {

    private final BenchedRouting routing = new BenchedRouting(BenchCatalogue.content());

    @Test
    void firingOncePerDecisionLeavesWhatFiringOncePerCandidateLeaves() {
        assertThat(routing.survivors()).isEqualTo(routing.survivorsByPlainEngine());
        assertThat(routing.survivors().cardinality()).isEqualTo(240);
    }

    @Test
    void aStoredExplanationIsCompact() {
        assertThat(routing.decideAndExplain()).hasSizeLessThan(16_000);
    }
}
