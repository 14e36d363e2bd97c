package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.bankside.SampleTransaction;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.PartNumbers;
import io.payloom.transaction.TransactionState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However often parts fail and are cut again, by other limits: no money of the order is lost or added. */
class PartsOfAnOrderTests {

    private static final int ROUNDS = 20_000;
    private static final int MOST_REPLACEMENTS = 2;

    @Test
    void thoseThatCountAlwaysAddUpToTheAmountOfTheOrder() {
        int replaced = 0;
        int twice = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Order order = Order.cut(new Random(seed));
            order.assertWhole("seed " + seed + ", cut");
            for (int failure = 0; failure < 8 && order.failOne(); failure++) {
                order.assertWhole("seed " + seed + ", failure " + failure);
            }
            replaced += order.replacements();
            twice += order.replacementsOfReplacements();
        }
        assertThat(replaced).isGreaterThan(ROUNDS);
        assertThat(twice).isGreaterThan(ROUNDS / 10);
    }

    @Test
    void thoseThatReplaceAPartAddUpToIt() {
        for (int seed = 0; seed < ROUNDS / 10; seed++) {
            Order order = Order.cut(new Random(seed));
            for (int failure = 0; failure < 20 && order.failOne(); failure++) {}
            order.assertReplacementsAddUp("seed " + seed);
        }
    }

    /** An order whose parts fail one after the other, in any order, as their channels' limits change. */
    private record Order(long amount, List<BankTransaction> parts, Set<Integer> given, Random random) {

        static Order cut(Random random) {
            while (true) {
                long amount = 1 + random.nextLong(1L << (1 + random.nextInt(40)));
                Optional<List<Long>> parts = cut(amount, random);
                if (parts.isPresent()) {
                    Order order = new Order(amount, new ArrayList<>(), new HashSet<>(), random);
                    order.add(1, parts.get());
                    return order;
                }
            }
        }

        private static Optional<List<Long>> cut(long amount, Random random) {
            long max = 1 + random.nextLong(amount * 2);
            long min = random.nextBoolean() ? 1 : random.nextLong(max + 1);
            return Splitting.parts(amount, min, max, 1 + random.nextInt(120));
        }

        private void add(int first, List<Long> amounts) {
            for (int part = 0; part < amounts.size(); part++) {
                assertThat(given.add(first + part))
                        .as("number " + (first + part))
                        .isTrue();
                parts.add(SampleTransaction.part(first + part, amounts.get(part), TransactionState.FAILED));
            }
            Collections.shuffle(parts, random);
        }

        /** One of them fails and is cut anew, or stays failed where that cannot be. */
        boolean failOne() {
            List<BankTransaction> open = PartNumbers.current(parts).stream()
                    .filter(part -> PartNumbers.timesReplaced(part.attempt()) < MOST_REPLACEMENTS)
                    .toList();
            if (open.isEmpty() || parts.size() > 300) {
                return false;
            }
            BankTransaction failed = open.get(random.nextInt(open.size()));
            cut(failed.amount().value(), random)
                    .ifPresent(amounts -> add(PartNumbers.firstReplacing(failed.attempt()), amounts));
            return true;
        }

        void assertWhole(String when) {
            assertThat(sum(PartNumbers.current(parts))).as(when).isEqualTo(amount);
        }

        void assertReplacementsAddUp(String when) {
            for (BankTransaction part : parts) {
                List<BankTransaction> replacing = parts.stream()
                        .filter(one -> PartNumbers.replacedBy(one.attempt()) == part.attempt())
                        .toList();
                if (!replacing.isEmpty()) {
                    assertThat(sum(replacing)).as(when).isEqualTo(part.amount().value());
                }
            }
        }

        int replacements() {
            return (int) given.stream()
                    .map(PartNumbers::replacedBy)
                    .filter(part -> part > 0)
                    .distinct()
                    .count();
        }

        int replacementsOfReplacements() {
            return (int) given.stream()
                    .filter(part -> PartNumbers.timesReplaced(part) == MOST_REPLACEMENTS)
                    .map(PartNumbers::replacedBy)
                    .distinct()
                    .count();
        }

        private static long sum(List<BankTransaction> some) {
            return some.stream().mapToLong(one -> one.amount().value()).sum();
        }
    }
}
