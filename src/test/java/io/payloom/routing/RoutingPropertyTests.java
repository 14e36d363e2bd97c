package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.bankside.SampleChannel;
import io.payloom.bankside.SamplePool;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.Fee;
import io.payloom.catalogue.Limit;
import io.payloom.routing.health.PayerRecord;
import io.payloom.routing.quota.Claim;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every decision, however the catalogue and the day look; the seed of a failure is its test's name. */
class RoutingPropertyTests {

    private static final int SITUATIONS = 100;

    static IntStream seeds() {
        return IntStream.range(0, SITUATIONS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRemovedChannelNeverWinsAndAWinnerCanBeDrawnAgain(int seed) {
        Situation situation = random(new Random(seed));

        for (int order = 0; order < 5; order++) {
            Explanation why = situation.decide();
            String winner = why.winner();
            assertThat(why.replayed().orElse(null)).isEqualTo(winner);
            if (winner != null) {
                String pool = why.steps().getLast().pool();
                Set<String> removed = why.removed().stream()
                        .filter(some -> some.pool().equals(pool))
                        .flatMap(some -> some.who().stream())
                        .collect(Collectors.toSet());
                assertThat(removed).doesNotContain(winner, winner.replaceAll("/.*", ""));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyCandidateIsEitherRemovedForAReasonOrLeft(int seed) {
        Selection selection = random(new Random(seed)).chooser().selection();

        int left = selection.left(0, selection.candidates().size()).size();
        int removed = selection.removals().stream()
                .mapToInt(removal -> removal.candidates().cardinality())
                .sum();
        assertThat(left + removed).isEqualTo(selection.candidates().size());
        assertThat(selection.removals())
                .allSatisfy(removal -> assertThat(removal.reason()).isNotBlank());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noLimitIsExceededWhenEveryWinnerTakesWhatItClaims(int seed) {
        Random random = new Random(seed);
        Situation situation = random(random);
        Map<CounterKey, Counter> taken = new HashMap<>();

        for (int order = 0; order < 30; order++) {
            long amount = 100 + random.nextInt(3_000);
            Chooser.Choice choice = situation.amount(amount).choose();
            Candidate winner = choice.winner();
            if (winner == null) {
                continue;
            }
            for (Claim claim : choice.chooser().claims(winner)) {
                CounterKey key = new CounterKey(claim.scope(), claim.day());
                Counter before = taken.getOrDefault(key, Counter.ZERO);
                Counter after = new Counter(before.amount() + amount, before.number() + 1);
                taken.put(key, after);
                situation.used(key, after);
                assertThat(claim.mostAmount() == null || after.amount() <= claim.mostAmount())
                        .as(claim + " after " + after)
                        .isTrue();
                assertThat(claim.mostNumber() == null || after.number() <= claim.mostNumber())
                        .as(claim + " after " + after)
                        .isTrue();
            }
        }
    }

    private static Situation random(Random random) {
        List<SampleChannel> channels = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (int number = 0; number < 1 + random.nextInt(8); number++) {
            channels.add(channel("c" + number, random, accounts));
        }
        Situation situation = Situation.with(random.nextLong(), channels.toArray(SampleChannel[]::new));
        for (int number = 0; number < 1 + random.nextInt(3); number++) {
            situation.pool(pool("p" + number, accounts, random));
            situation.succeeds("p" + number, random.nextInt(101));
        }
        channels.forEach(channel -> {
            String code = channel.channel().code();
            situation.dynamicWeight(code, -random.nextInt(101)).open(code, random.nextInt(12));
        });
        return situation
                .amount(100 + random.nextInt(5_000))
                .type(random.nextBoolean() ? "credit" : "debit")
                .at(LocalTime.of(random.nextInt(24), random.nextInt(60)).toString())
                .tried(random.nextInt(4) == 0 ? "c0" : "none")
                .payer(new PayerRecord(Map.of(), Set.of("c" + random.nextInt(8)), random.nextInt(20) == 0));
    }

    private static SampleChannel channel(String code, Random random, List<String> accounts) {
        SampleChannel channel = SampleChannel.of(code)
                .weight(1 + random.nextInt(9))
                .priority("cost", Integer.toString(random.nextInt(3)))
                .priority("night", "if timeOfDay < time(\"06:00:00\") then 2 else -1")
                .limit(new Limit(
                        null, "CNY", null, null, 5_000L + random.nextInt(20_000), 1 + random.nextInt(9), null, null))
                .fee(new Fee(null, null, 0, random.nextInt(3), new BigDecimal("0.1"), null, null));
        if (random.nextInt(3) == 0) {
            channel.serviceHours("08:00-20:00");
        }
        if (random.nextInt(4) == 0) {
            channel.types("debit");
        }
        if (random.nextInt(6) == 0) {
            channel.switchedOff();
        }
        for (int number = 0; number < 1 + random.nextInt(3); number++) {
            String account = code + "-" + number;
            accounts.add(account);
            channel.account(new Account(
                    account,
                    account,
                    random.nextInt(5) != 0,
                    1 + random.nextInt(4),
                    null,
                    null,
                    Set.of(),
                    List.of(),
                    List.of(new Limit(null, "CNY", 200L, null, 9_000L, null, null, null)),
                    List.of()));
        }
        return channel;
    }

    private static SamplePool pool(String code, List<String> accounts, Random random) {
        List<String> some =
                accounts.stream().filter(account -> random.nextInt(3) != 0).toList();
        SamplePool pool = SamplePool.of(code, (some.isEmpty() ? accounts : some).toArray(String[]::new))
                .enabled(random.nextInt(8) != 0)
                .minSuccessPercent(50)
                .maxCreditPercent(70)
                .exploring(random.nextInt(30));
        if (random.nextBoolean()) {
            pool.costFirst();
        }
        return random.nextBoolean() ? pool.cheapestAccount() : pool;
    }
}
