package io.payloom.routing;

import static io.payloom.bankside.SampleChannel.anAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.payloom.bankside.SampleChannel;
import io.payloom.bankside.SamplePool;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.Fee;
import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** "Then order what is left": pools, priority, weight, cost, health. */
class RankingTests {

    private static final int DRAWS = 4_000;

    /** The example of practitioners: 50 at night for two banks, 200 for two merchants, else 130. */
    private static final String NIGHT_AND_MERCHANTS =
            """
            if (institution = "CMB" and (timeOfDay >= time("23:50:00") or timeOfDay < time("00:51:00")))
              or (institution = "PSBC" and (timeOfDay >= time("20:30:00") or timeOfDay < time("03:01:00")))
            then 50
            else if merchant in ("M8", "M9") then 200
            else 130
            """;

    @Test
    void theHigherPriorityWinsWhateverTheWeight() {
        assertThat(Situation.with(
                                SampleChannel.of("high").priority("cost", "20").weight(1),
                                SampleChannel.of("low").priority("cost", "19").weight(100))
                        .wins(50))
                .containsOnlyKeys("high");
    }

    @Test
    void aPriorityMayBeAnExpressionOverTheOrderAlsoAcrossMidnight() {
        assertThat(priority("CMB", "M1", "23:49")).isEqualTo(130);
        assertThat(priority("CMB", "M1", "23:50")).isEqualTo(50);
        assertThat(priority("CMB", "M1", "00:50")).isEqualTo(50);
        assertThat(priority("CMB", "M1", "00:51")).isEqualTo(130);
        assertThat(priority("PSBC", "M1", "20:30")).isEqualTo(50);
        assertThat(priority("PSBC", "M1", "03:00")).isEqualTo(50);
        assertThat(priority("PSBC", "M1", "03:01")).isEqualTo(130);
        assertThat(priority("ICBC", "M8", "12:00")).isEqualTo(200);
        assertThat(priority("ICBC", "M9", "12:00")).isEqualTo(200);
        assertThat(priority(null, "M1", "23:55")).isEqualTo(130);
    }

    @Test
    void theTimeOfDayInAnExpressionIsThatOfTheChannel() {
        SampleChannel shanghai = SampleChannel.of("c")
                .timeZone("Asia/Shanghai")
                .priority("service-time", "if timeOfDay < time(\"08:00:00\") then 1 else 2");

        assertThat(score(Situation.with(shanghai).at("23:59"))).isEqualTo(1);
        assertThat(score(Situation.with(shanghai).at("00:00"))).isEqualTo(2);
    }

    @Test
    void prioritiesOfChannelAndInterfaceInAllCategoriesAddUp() {
        assertThat(score(Situation.with(SampleChannel.of("c")
                        .priority("cost", "100")
                        .priority("stability", "-30")
                        .interfacePriority("service-time", "5"))))
                .isEqualTo(75);
    }

    @Test
    void aSingleEntryMayBeNegativeTheSumIsNeverBelowZero() {
        assertThat(score(Situation.with(
                        SampleChannel.of("c").priority("cost", "10").priority("stability", "-30"))))
                .isZero();
    }

    @Test
    void anEntryThatComesToNoNumberCountsAsNothing() {
        assertThat(score(Situation.with(
                        SampleChannel.of("c").priority("cost", "10").priority("odd", "number(institution)"))))
                .isEqualTo(10);
    }

    @Test
    void amongEqualPrioritiesTrafficIsDividedByWeight() {
        Map<String, Integer> wins = Situation.with(
                        SampleChannel.of("one").weight(1),
                        SampleChannel.of("two").weight(2),
                        SampleChannel.of("five").weight(9).interfaceWeight(5))
                .wins(DRAWS);

        assertThat(wins.get("one")).isCloseTo(DRAWS / 8, within(DRAWS / 40));
        assertThat(wins.get("two")).isCloseTo(DRAWS / 4, within(DRAWS / 40));
        assertThat(wins.get("five")).isCloseTo(DRAWS * 5 / 8, within(DRAWS / 40));
    }

    @Test
    void firstTheChannelIsDrawnThenTheAccount() {
        Map<String, Integer> wins = Situation.with(
                        SampleChannel.of("few").account(anAccount("a")),
                        SampleChannel.of("many")
                                .account(anAccount("b"))
                                .account(anAccount("c"))
                                .account(new Account(
                                        "d", "d", true, 2, null, null, Set.of(), List.of(), List.of(), List.of())))
                .wins(DRAWS);

        assertThat(wins.get("a")).isCloseTo(DRAWS / 2, within(DRAWS / 30));
        assertThat(wins.get("b")).isCloseTo(DRAWS / 8, within(DRAWS / 40));
        assertThat(wins.get("d")).isCloseTo(DRAWS / 4, within(DRAWS / 30));
    }

    @Test
    void costFirstTakesTheCheapestAndDrawsAmongEquals() {
        Map<String, Integer> wins = Situation.with(
                        SampleChannel.of("flat").fee(fee(null, null, 0, 7, "0", null, null)),
                        SampleChannel.of("percent").fee(fee(null, null, 0, 0, "0.6", null, null)),
                        SampleChannel.of("alike").fee(fee(null, null, 0, 7, "0", null, null)),
                        SampleChannel.of("unknown"))
                .pool(SamplePool.of("main", "flat", "percent", "alike", "unknown")
                        .costFirst())
                .wins(400);

        assertThat(wins).containsOnlyKeys("flat", "percent", "alike"); // 12.00 at 0.6 % is 7.2 fen, rounded to 7
        assertThat(wins.get("flat")).isBetween(80, 190);
    }

    @Test
    void costFirstTakesTheCheapestAccountOfTheCheapestChannel() {
        SampleChannel channel = SampleChannel.of("c")
                .account(new Account(
                        "dear",
                        "1",
                        true,
                        9,
                        null,
                        null,
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of(fee(null, null, 0, 50, "0", null, null))))
                .account(new Account(
                        "cheap",
                        "2",
                        true,
                        1,
                        null,
                        null,
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of(fee(null, null, 0, 5, "0", null, null))));

        assertThat(Situation.with(channel)
                        .pool(SamplePool.of("main", "dear", "cheap").costFirst())
                        .wins(30))
                .containsOnlyKeys("cheap");
    }

    @Test
    void feesAreFlatPercentageCappedOrTieredByCardTypeAndBank() {
        assertThat(cost(10_000, fee(null, null, 0, 25, "0", null, null))).isEqualTo(25);
        assertThat(cost(10_000, fee(null, null, 0, 10, "0.38", null, null))).isEqualTo(48);
        assertThat(cost(10_000, fee(null, null, 0, 0, "0.6", null, 50L))).isEqualTo(50);
        assertThat(cost(1_000, fee(null, null, 0, 0, "0.6", 10L, 50L))).isEqualTo(10);
        Fee[] tiers = {fee(null, null, 0, 100, "0", null, null), fee(null, null, 5_000, 200, "0", null, null)};
        assertThat(cost(4_999, tiers)).isEqualTo(100);
        assertThat(cost(5_000, tiers)).isEqualTo(200);
        Fee[] specific = {
            fee(null, null, 0, 9, "0", null, null),
            fee("credit", null, 0, 8, "0", null, null),
            fee("credit", "ICBC", 0, 7, "0", null, null),
            fee("debit", null, 0, 1, "0", null, null)
        };
        assertThat(cost(1_000, specific)).isEqualTo(8);
    }

    @Test
    void anAccountMayBeTakenCheapestFirst() {
        SamplePool cheapest = SamplePool.of("main", "dear", "cheap").cheapestAccount();
        SampleChannel channel = SampleChannel.of("c")
                .fee(fee(null, null, 0, 30, "0", null, null))
                .account(anAccount("dear"))
                .account(new Account(
                        "cheap",
                        "2",
                        true,
                        1,
                        null,
                        null,
                        Set.of(),
                        List.of(),
                        List.of(),
                        List.of(fee(null, null, 0, 20, "0", null, null))));

        assertThat(Situation.with(channel).pool(cheapest).wins(30)).containsOnlyKeys("cheap");
    }

    @Test
    void aFailingChannelGetsLessTrafficButNeverNone() {
        Map<String, Integer> wins = Situation.with(SampleChannel.of("ill"), SampleChannel.of("well"))
                .dynamicWeight("ill", -40)
                .wins(DRAWS);

        assertThat(wins.get("ill")).isCloseTo(DRAWS * 3 / 8, within(DRAWS / 30)); // 60 against 100
        assertThat(Situation.with(SampleChannel.of("ill"))
                        .dynamicWeight("ill", -100)
                        .winner())
                .isEqualTo("ill");
    }

    @Test
    void aPoolBelowItsSuccessRateHandsOverToTheNext() {
        Situation situation = Situation.with(SampleChannel.of("a"), SampleChannel.of("b"))
                .pool(SamplePool.of("first", "a").minSuccessPercent(80))
                .pool(SamplePool.of("second", "b"));

        assertThat(situation.succeeds("first", 80).winner()).isEqualTo("a");
        assertThat(situation.succeeds("first", 79).winner()).isEqualTo("b");
        assertThat(situation.decide().inWords())
                .contains(
                        "Pool first hands over to the next: of its last transactions 79 % succeeded, 80 % are wanted.");
    }

    @Test
    void whenEveryPoolDoesBadlyTheFirstUsableOneTakesTheOrder() {
        Situation situation = Situation.with(SampleChannel.of("a"), SampleChannel.of("b"))
                .pool(SamplePool.of("first", "a").minSuccessPercent(80))
                .pool(SamplePool.of("second", "b").minSuccessPercent(80))
                .succeeds("first", 10)
                .succeeds("second", 70);

        assertThat(situation.winner()).isEqualTo("a");
    }

    @Test
    void whenTheFirstPoolHasNoUsableAccountTheNextIsTried() {
        Situation situation = Situation.with(SampleChannel.of("a").switchedOff(), SampleChannel.of("b"))
                .pool(SamplePool.of("first", "a"))
                .pool(SamplePool.of("second", "b"));

        assertThat(situation.winner()).isEqualTo("b");
    }

    @Test
    void aMerchantUsesItsOwnPoolsForMethodAndTypeAndTheOthersThoseOfAll() {
        Situation situation = Situation.with(SampleChannel.of("a"), SampleChannel.of("b"), SampleChannel.of("c"))
                .pool(SamplePool.of("for-all", "a"))
                .pool(SamplePool.of("own", "b"))
                .pool(SamplePool.of("own-credit", "c"))
                .routes(routes("*", route("*", "*", "for-all")))
                .routes(routes("M1", route("card", "*", "own"), route("card", "credit", "own-credit")));

        assertThat(situation.winner()).isEqualTo("c");
        assertThat(situation.type("debit").winner()).isEqualTo("b");
        assertThat(situation.merchant("M2").winner()).isEqualTo("a");
    }

    @Test
    void aShareOfTheOrdersExploresAllChannelsAlike() {
        SamplePool curious = SamplePool.of("main", "best", "other").exploring(10);
        Map<String, Integer> wins = Situation.with(
                        SampleChannel.of("best").priority("cost", "9"), SampleChannel.of("other"))
                .pool(curious)
                .wins(DRAWS);

        assertThat(wins.get("other")).isCloseTo(DRAWS / 20, within(DRAWS / 50));
    }

    @Test
    void evaluatesEachDistinctExpressionOnceHoweverManyChannelsShareIt() {
        Situation situation = Situation.with(
                SampleChannel.of("a").priority("cost", NIGHT_AND_MERCHANTS).priority("other", "1"),
                SampleChannel.of("b").priority("cost", NIGHT_AND_MERCHANTS).priority("other", "1"));

        assertThat(situation.chooser().selection().candidates().expressions().size())
                .isEqualTo(2);
    }

    private static int priority(@Nullable String institution, String merchant, String time) {
        return score(Situation.with(SampleChannel.of("c").priority("service-time", NIGHT_AND_MERCHANTS))
                .institution(institution)
                .merchant(merchant)
                .at(time));
    }

    private static int score(Situation situation) {
        Integer priority =
                situation.decide().steps().getLast().scores().getFirst().priority();
        return priority == null ? -1 : priority;
    }

    private static long cost(long amount, Fee... fees) {
        SampleChannel channel = SampleChannel.of("c");
        for (Fee fee : fees) {
            channel.fee(fee);
        }
        Long known = Situation.with(channel)
                .pool(SamplePool.of("main", "c").costFirst())
                .amount(amount)
                .decide()
                .steps()
                .getLast()
                .scores()
                .getFirst()
                .fee();
        return known == null ? -1 : known;
    }

    private static Fee fee(
            @Nullable String type,
            @Nullable String institution,
            long from,
            long flat,
            String percent,
            @Nullable Long min,
            @Nullable Long cap) {
        return new Fee(type, institution, from, flat, new BigDecimal(percent), min, cap);
    }

    private static MerchantRoutes routes(String merchant, MerchantRoutes.Route... routes) {
        return new MerchantRoutes(merchant, null, null, null, null, null, List.of(routes));
    }

    private static MerchantRoutes.Route route(String method, String type, String pool) {
        return new MerchantRoutes.Route(Operation.PAY, method, type, List.of(pool));
    }
}
