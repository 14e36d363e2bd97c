package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplittingTests {

    @Test
    void leavesWholeWhatFitsAndCutsIntoAsFewPartsAsCanBe() {
        assertThat(Splitting.parts(500, 1, 500, 1)).contains(List.of(500L));
        assertThat(Splitting.parts(501, 1, 500, 3)).contains(List.of(251L, 250L));
        assertThat(Splitting.parts(1_500, 1, 500, 3)).contains(List.of(500L, 500L, 500L));
        assertThat(Splitting.parts(1_499, 1, 500, 3)).contains(List.of(500L, 500L, 499L));
    }

    @Test
    void refusesWhatNoNumberOfPartsCanBe() {
        assertThat(Splitting.parts(501, 1, 500, 1)).isEmpty();
        assertThat(Splitting.parts(1_501, 1, 500, 3)).isEmpty();
        assertThat(Splitting.parts(501, 300, 500, 100)).isEmpty();
        assertThat(Splitting.parts(99, 100, 500, 3)).isEmpty();
        assertThat(Splitting.parts(100, 200, 150, 3)).isEmpty();
        assertThat(Splitting.parts(0, 0, 150, 3)).isEmpty();
    }

    @Test
    void neverTakesMoreThanAHundredParts() {
        assertThat(Splitting.parts(10_000, 1, 100, 1_000))
                .hasValueSatisfying(parts -> assertThat(parts).hasSize(100));
        assertThat(Splitting.parts(10_001, 1, 100, 1_000)).isEmpty();
        assertThat(Splitting.parts(Long.MAX_VALUE, 1, Long.MAX_VALUE - 1, 2))
                .hasValueSatisfying(parts -> assertThat(parts).hasSize(2));
    }

    @Test
    void holdsForAnyNumbers() {
        SplittableRandom random = new SplittableRandom(20261125);
        for (int round = 0; round < 200_000; round++) {
            long max = 1 + random.nextLong(1L << random.nextInt(1, 50));
            long min = random.nextLong(max + 1);
            long amount = 1 + random.nextLong(max * random.nextInt(1, 130));
            int most = random.nextInt(1, 140);
            Optional<List<Long>> parts = Splitting.parts(amount, min, max, most);
            String numbers = amount + " by " + min + ".." + max + " x " + most;
            parts.ifPresent(some -> {
                assertThat(some.stream().mapToLong(Long::longValue).sum())
                        .as(numbers)
                        .isEqualTo(amount);
                assertThat(some).as(numbers).allMatch(part -> part >= min && part <= max);
                assertThat(some.getFirst() - some.getLast()).as(numbers).isBetween(0L, 1L);
                assertThat(some.size()).as(numbers).isLessThanOrEqualTo(Math.min(most, 100));
                assertThat(max * (some.size() - 1)).as(numbers).isLessThan(amount);
            });
        }
    }

    /** Against a table of all amounts that so many parts can come to, found by adding. */
    @Test
    void findsPartsExactlyWhenThereAreAnyAndThenTheFewest() {
        for (int max = 1; max <= 12; max++) {
            for (int min = 0; min <= max; min++) {
                int[] fewest = fewestByAdding(Math.max(min, 1), max, 6, 80);
                for (int amount = 1; amount <= 80; amount++) {
                    for (int most = 1; most <= 6; most++) {
                        int expected = fewest[amount] <= most ? fewest[amount] : 0;
                        assertThat(Splitting.parts(amount, min, max, most)
                                        .map(List::size)
                                        .orElse(0))
                                .as(amount + " by " + min + ".." + max + " x " + most)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static int[] fewestByAdding(int min, int max, int mostParts, int highest) {
        int[] fewest = new int[highest + 1];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        fewest[0] = 0;
        for (int parts = 1; parts <= mostParts; parts++) {
            for (int sum = highest; sum >= 0; sum--) {
                for (int part = min; part <= Math.min(max, sum); part++) {
                    if (fewest[sum - part] == parts - 1 && fewest[sum] > parts) {
                        fewest[sum] = parts;
                    }
                }
            }
        }
        return fewest;
    }
}
