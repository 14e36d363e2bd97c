package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.channel.PaceMapper.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate as a rule for one greedy asker, who takes every query at the first moment at which it is allowed. */
class PaceTests {

    private static final long SECOND = 1_000_000;

    static IntStream rates() {
        return IntStream.concat(IntStream.rangeClosed(1, 120), IntStream.of(199, 500, 1_000, 12_345));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void noSecondSeesMoreThanTheRate(int perSecond) {
        List<Long> queries = greedy(Pace.of(perSecond), 3 * SECOND);

        for (int from = 0, to = 0; from < queries.size(); from++) {
            while (to < queries.size() && queries.get(to) < queries.get(from) + SECOND) {
                to++;
            }
            assertThat(to - from).isLessThanOrEqualTo(perSecond);
        }
    }

    @ParameterizedTest
    @MethodSource("rates")
    void theLongRunSeesNearlyTheRate(int perSecond) {
        assertThat(greedy(Pace.of(perSecond), 10 * SECOND)).hasSizeGreaterThanOrEqualTo(9 * perSecond);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 1_000})
    void aTenthMayComeAtOnce(int perSecond) {
        assertThat(greedy(Pace.of(perSecond), SECOND).stream().filter(at -> at == 0))
                .hasSize(1 + perSecond / 10);
    }

    @Test
    void bearsAnyRate() {
        assertThat(Pace.of(Integer.MAX_VALUE).interval()).isPositive();
    }

    private static List<Long> greedy(Pace pace, long until) {
        List<Long> queries = new ArrayList<>();
        long due = 0;
        long now = 0;
        while (now < until) {
            queries.add(now);
            due = Math.max(due, now) + pace.interval();
            now = Math.max(now, due - pace.tolerance());
        }
        return queries;
    }
}
