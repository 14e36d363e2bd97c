package io.payloom.routing;

import static io.payloom.bankside.SampleChannel.anAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.bankside.SampleChannel;
import io.payloom.bankside.SamplePool;
import io.payloom.catalogue.Account;
import io.payloom.catalogue.Feature;
import io.payloom.catalogue.Feature.Comparison;
import io.payloom.catalogue.Feature.Effect;
import io.payloom.catalogue.Limit;
import io.payloom.catalogue.MaintenanceWindow;
import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.OrderElement;
import io.payloom.catalogue.ServiceHours;
import io.payloom.routing.RoutingRequest.Details;
import io.payloom.routing.health.PayerRecord;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** "First filter out what cannot be used": the nine filters, each with its reason. */
class FilterTests {

    // 1. support

    @Test
    void removesWhatDoesNotTakeTheMethodTypeOrCurrency() {
        assertRemoved(SampleChannel.of("c").methods("qr"), "support", "does not take method card");
        assertRemoved(SampleChannel.of("c").types("debit"), "support", "does not take type credit");
        assertRemoved(SampleChannel.of("c").currencies("USD"), "support", "does not take CNY");
    }

    @Test
    void removesWhatDoesNotServeTheInstitutionAlsoWhenTheOrderNamesNone() {
        SampleChannel onlyIcbc = SampleChannel.of("c").institutions("ICBC");

        assertThat(removal(both(onlyIcbc).institution("CMB")).why()).isEqualTo("does not serve institution CMB");
        assertThat(removal(both(onlyIcbc)).why()).isEqualTo("serves named institutions only, and the order names none");
        assertThat(Situation.with(onlyIcbc).institution("ICBC").winner()).isEqualTo("c");
    }

    // 2. features

    @Test
    void comparesAnyElementOfTheOrderWithTheFeatures() {
        Details details = new Details("CMB", "622588", "pos", "travel", "gold", "VIP-7", "public", null, null);

        assertRefuses(details, OrderElement.MERCHANT, Comparison.EQUALS, "M1");
        assertRefuses(details, OrderElement.ORDER_NO, Comparison.CONTAINS, "P");
        assertRefuses(details, OrderElement.METHOD, Comparison.IN, "card", "qr");
        assertRefuses(details, OrderElement.TYPE, Comparison.NOT_EQUALS, "debit");
        assertRefuses(details, OrderElement.AMOUNT, Comparison.GREATER, "1199");
        assertRefuses(details, OrderElement.AMOUNT, Comparison.LESS, "1201");
        assertRefuses(details, OrderElement.CURRENCY, Comparison.NOT_IN, "USD", "EUR");
        assertRefuses(details, OrderElement.INSTITUTION, Comparison.IN, "ICBC", "CMB");
        assertRefuses(details, OrderElement.BIN, Comparison.EQUALS, "622588");
        assertRefuses(details, OrderElement.TERMINAL_TYPE, Comparison.EQUALS, "pos");
        assertRefuses(details, OrderElement.BUSINESS_PRODUCT, Comparison.CONTAINS, "trav");
        assertRefuses(details, OrderElement.PAY_PRODUCT, Comparison.NOT_CONTAINS, "silver");
        assertRefuses(details, OrderElement.MEMBER, Comparison.CONTAINS, "VIP");
        assertRefuses(details, OrderElement.PAYER_KIND, Comparison.EQUALS, "public");
        assertRefuses(details, OrderElement.TIME_OF_DAY, Comparison.GREATER, "11:59");
        assertRefuses(details, OrderElement.WEEKDAY, Comparison.EQUALS, "1");
    }

    @Test
    void comparesTimesToTheMinuteAndNumbersByValue() {
        assertRefuses(Details.NONE, OrderElement.TIME_OF_DAY, Comparison.EQUALS, "12:00");
        assertRefuses(Details.NONE, OrderElement.TIME_OF_DAY, Comparison.IN, "11:00", "12:00");
        assertRefuses(Details.NONE, OrderElement.AMOUNT, Comparison.EQUALS, "01200");
    }

    @Test
    void keepsWhatPointsToAPersonOutOfTheReasons() {
        Details details = new Details(null, "622588", null, null, null, "U-20391", null, null, null);

        for (OrderElement element : List.of(OrderElement.MEMBER, OrderElement.BIN)) {
            String value = element == OrderElement.BIN ? "622588" : "U-20391";
            Explanation why = featured(details, element, Comparison.IN, Effect.FORBID, value, "other")
                    .decide();
            assertThat(why.inWords().toString()).doesNotContain(value);
        }
    }

    @Test
    void aFeatureThatDoesNotHoldForbidsNothing() {
        assertThat(featured(Details.NONE, OrderElement.AMOUNT, Comparison.GREATER, Effect.FORBID, "1200")
                        .winner())
                .isEqualTo("c");
        assertThat(featured(Details.NONE, OrderElement.MEMBER, Comparison.EQUALS, Effect.FORBID, "x")
                        .winner())
                .isEqualTo("c");
    }

    @Test
    void aRequiredFeatureLeavesOnlyTheOrdersThatHaveIt() {
        Situation debitOnly = featured(Details.NONE, OrderElement.TYPE, Comparison.EQUALS, Effect.REQUIRE, "debit");

        assertThat(debitOnly.decide().removed().getFirst().why())
                .isEqualTo("takes only orders with type equals debit; this one has credit");
        assertThat(debitOnly.type("debit").winner()).isEqualTo("c");
    }

    // 3. limits

    @Test
    void limitsTheAmountOfATransactionInclusively() {
        assertRemoved(SampleChannel.of("c").amounts(1201, 9000), "limits", "takes 1201 to 9000 minor units, not 1200");
        assertRemoved(SampleChannel.of("c").amounts(100, 1199), "limits", "takes 100 to 1199 minor units, not 1200");
        assertThat(Situation.with(SampleChannel.of("c").amounts(1200, 1200)).winner())
                .isEqualTo("c");
        assertRemoved(
                SampleChannel.of("c").limit(new Limit(null, "CNY", 1300L, null, null, null, null, null)),
                "limits",
                "channel/c:CNY takes no less than 1300 minor units");
    }

    @Test
    void limitsTheAmountOfADayOnChannelInterfaceAccountAndPool() {
        Limit daily = new Limit(null, "CNY", null, null, 10_000L, null, null, null);
        Account limited = new Account("a", "1", true, 1, null, null, Set.of(), List.of(), List.of(daily), List.of());
        SamplePool pool = SamplePool.of("main", "c").limit(daily);

        assertFull(Situation.with(SampleChannel.of("c").limit(daily)), "channel/c:CNY");
        assertFull(Situation.with(SampleChannel.of("c").interfaceLimit(daily)), "interface/c/PAY:CNY");
        assertFull(Situation.with(SampleChannel.of("c").account(limited)), "account/a:CNY");
        assertFull(Situation.with(SampleChannel.of("c")).pool(pool), "pool/main:CNY");
    }

    @Test
    void limitsTheNumberOfTransactionsOfADay() {
        Limit daily = new Limit(null, "CNY", null, null, null, 3, null, null);
        Situation situation = Situation.with(SampleChannel.of("c").limit(daily));

        assertThat(situation.used("channel/c:CNY", 1, 2).winner()).isEqualTo("c");
        assertThat(situation.used("channel/c:CNY", 1, 3).winner()).isEqualTo("none");
    }

    @Test
    void aLimitForOneInstitutionCountsOnlyIt() {
        Limit forIcbc = new Limit("ICBC", "CNY", null, null, 10_000L, null, null, null);
        Situation situation =
                Situation.with(SampleChannel.of("c").limit(forIcbc)).used("channel/c/ICBC:CNY", 9_999, 1);

        assertThat(situation.institution("ICBC").winner()).isEqualTo("none");
        assertThat(situation.institution("CMB").winner()).isEqualTo("c");
    }

    @Test
    void limitsWhatOneCardMayDoInADayAtAChannelOrAccount() {
        Limit perCard = new Limit(null, "CNY", null, null, null, null, 5_000L, 2);
        Situation situation =
                Situation.with(SampleChannel.of("c").limit(perCard)).card("k");
        CounterKey key = new CounterKey("channel/c:CNY", Situation.DAY);

        assertThat(situation.payer(card(key, 3_800, 1)).winner()).isEqualTo("c");
        assertThat(situation.payer(card(key, 3_801, 1)).winner()).isEqualTo("none");
        assertThat(situation.payer(card(key, 1, 2)).winner()).isEqualTo("none");
    }

    @Test
    void aDayEndsAtMidnightOfTheChannelsTimeZone() {
        Limit daily = new Limit(null, "CNY", null, null, 10_000L, null, null, null);
        Situation shanghai = Situation.with(
                        SampleChannel.of("c").timeZone("Asia/Shanghai").limit(daily))
                .used("channel/c:CNY", 10_000, 1);

        assertThat(shanghai.at("15:59").winner()).isEqualTo("none");
        assertThat(shanghai.at("16:00").winner()).isEqualTo("c");
    }

    @Test
    void limitsTheShareOfCreditCardsInAPool() {
        Situation mixed = Situation.with(SampleChannel.of("c"))
                .pool(SamplePool.of("main", "c").maxCreditPercent(60));

        assertThat(mixed.winner()).isEqualTo("c");
        mixed.used("mix/main/credit:CNY", 4_800, 4).used("mix/main/debit:CNY", 4_000, 4);
        assertThat(mixed.winner()).isEqualTo("c");
        mixed.used("mix/main/credit:CNY", 4_801, 4);
        assertThat(mixed.winner()).isEqualTo("none");
        assertThat(mixed.type("debit").winner()).isEqualTo("c");
    }

    /** Issue 13, item 28. */
    @Test
    void aShareOfNothingTakesNoCreditCardNotEvenTheFirstOfTheDay() {
        Situation none = Situation.with(SampleChannel.of("c"))
                .pool(SamplePool.of("main", "c").maxCreditPercent(0));

        assertThat(none.winner()).isEqualTo("none");
        assertThat(none.type("debit").winner()).isEqualTo("c");
    }

    /** Issue 13, item 28: 50.005 % were "50 %, more than 50 %". */
    @Test
    void aShareThatIsTooLargeReadsLikeIt() {
        Situation mixed = Situation.with(SampleChannel.of("c"))
                .pool(SamplePool.of("main", "c").maxCreditPercent(50))
                .used("mix/main/credit:CNY", 8_801, 4)
                .used("mix/main/debit:CNY", 9_999, 4);

        assertThat(removal(mixed).why()).isEqualTo("credit cards would have 50.01 % of today's amount, more than 50 %");
    }

    @Test
    void limitsByHowMuchCreditMayExceedDebitInAPool() {
        Situation mixed = Situation.with(SampleChannel.of("c"))
                .pool(SamplePool.of("main", "c").maxDebitCreditDifference(5_000))
                .used("mix/main/debit:CNY", 1_000, 1);

        assertThat(mixed.used("mix/main/credit:CNY", 4_800, 1).winner()).isEqualTo("c");
        assertThat(mixed.used("mix/main/credit:CNY", 4_801, 1).winner()).isEqualTo("none");
    }

    // 4. service hours

    @Test
    void worksOnlyInTheServiceHoursOfTheChannel() {
        SampleChannel hours = SampleChannel.of("c").serviceHours("07:00-09:00", "12:00-14:00", "17:00-20:00");

        assertThat(Situation.with(hours).at("06:59").winner()).isEqualTo("none");
        assertThat(Situation.with(hours).at("07:00").winner()).isEqualTo("c");
        assertThat(Situation.with(hours).at("09:00").winner()).isEqualTo("none");
        assertThat(Situation.with(hours).at("13:59:59").winner()).isEqualTo("c");
        assertRemoved(
                SampleChannel.of("c").serviceHours("13:00-14:00"),
                "service hours",
                "the channel works from 13:00-14:00 (Z)");
    }

    @Test
    void serviceHoursMayCrossMidnight() {
        SampleChannel night = SampleChannel.of("c").serviceHours("23:50-00:50");

        assertThat(Situation.with(night).at("23:49").winner()).isEqualTo("none");
        assertThat(Situation.with(night).at("23:50").winner()).isEqualTo("c");
        assertThat(Situation.with(night).at("00:49").winner()).isEqualTo("c");
        assertThat(Situation.with(night).at("00:50").winner()).isEqualTo("none");
    }

    @Test
    void accountsAndPoolsHaveServiceHoursToo() {
        List<ServiceHours> morning = List.of(ServiceHours.parse("07:00-09:00"));
        Account account = new Account("a", "1", true, 1, null, null, Set.of(), morning, List.of(), List.of());
        SamplePool pool =
                SamplePool.of("main", "c").timeZone(ZoneOffset.ofHours(8)).serviceHours("07:00-09:00");

        assertThat(Situation.with(SampleChannel.of("c").account(account))
                        .at("08:00")
                        .winner())
                .isEqualTo("c");
        assertThat(Situation.with(SampleChannel.of("c").account(account))
                        .at("10:00")
                        .winner())
                .isEqualTo("none");
        assertThat(Situation.with(SampleChannel.of("c")).pool(pool).at("00:30").winner())
                .isEqualTo("c");
        assertThat(Situation.with(SampleChannel.of("c")).pool(pool).at("08:30").winner())
                .isEqualTo("none");
    }

    // 5. maintenance

    @Test
    void aPayInFailsOverWhileAChannelIsInMaintenance() {
        SampleChannel resting = SampleChannel.of("c").maintenance(window(null, null));

        assertThat(both(resting).winner()).isEqualTo("fit");
        assertThat(removal(both(resting)).why()).isEqualTo("is in maintenance until 2026-03-02T13:00:00Z");
        assertThat(Situation.with(resting).at("13:00").winner()).isEqualTo("c");
    }

    @Test
    void aPayInIsRefusedWithAClearCodeWhenAllChannelsAreInMaintenance() {
        Explanation why = Situation.with(SampleChannel.of("c").maintenance(window(null, null)))
                .decide();

        assertThat(why.refusal().code()).isEqualTo("CHANNEL_MAINTENANCE");
        assertThat(why.refusal().message()).isEqualTo("Of the channels for this order, 1 is in maintenance");
    }

    @Test
    void maintenanceMayConcernOneInterfaceOrInstitutionOnly() {
        Situation forPayouts = Situation.with(SampleChannel.of("c")
                .maintenance(window(Operation.PAYOUT, null))
                .alsoOffering(Operation.PAYOUT));
        Situation forIcbc = Situation.with(SampleChannel.of("c").maintenance(window(null, "ICBC")));

        assertThat(forPayouts.winner()).isEqualTo("c");
        assertThat(forIcbc.institution("CMB").winner()).isEqualTo("c");
        assertThat(forIcbc.institution("ICBC").winner()).isEqualTo("none");
    }

    @Test
    void aRefundOrScheduledPayoutLearnsWhenTheFirstWindowEnds() {
        MaintenanceWindow longer = new MaintenanceWindow(
                Instant.parse("2026-03-02T11:00:00Z"), Instant.parse("2026-03-02T18:00:00Z"), null, null);
        Chooser refund = Situation.with(
                        SampleChannel.of("c").operation(Operation.REFUND).maintenance(longer),
                        SampleChannel.of("d").operation(Operation.REFUND).maintenance(window(null, null)))
                .operation(Operation.REFUND)
                .mayWait()
                .chooser();

        assertThat(Maintenance.firstEnd(refund.selection())).contains(Instant.parse("2026-03-02T13:00:00Z"));
    }

    @Test
    void whoCanWaitAsksAgainWhenTheFirstChannelMayTakeIt() {
        Situation either = Situation.with(
                        SampleChannel.of("c").operation(Operation.PAYOUT).maintenance(window(null, null)),
                        SampleChannel.of("d").operation(Operation.PAYOUT).maxBacklog(5))
                .operation(Operation.PAYOUT)
                .mayWait()
                .backlogOf("d", 5);

        assertThat(until(either.at("12:00"))).isEqualTo("12:01");
        assertThat(until(either.at("12:59:30"))).isEqualTo("13:00");
    }

    private static String until(Situation situation) {
        Chooser chooser = situation.chooser();
        chooser.choose(new Random(1));
        return Postponement.until(chooser.selection())
                .orElseThrow()
                .atZone(java.time.ZoneOffset.UTC)
                .toLocalTime()
                .toString();
    }

    // 6. overload

    @Test
    void tooManyUnfinishedTransactionsOverloadAChannel() {
        SampleChannel queue = SampleChannel.of("c").maxBacklog(100);

        assertThat(Situation.with(queue).backlogOf("c", 99).winner()).isEqualTo("c");
        assertThat(Situation.with(queue).backlogOf("c", 100).winner()).isEqualTo("none");
    }

    @Test
    void aChannelWithAllItsCallsOpenIsPassedByUnlessAllAre() {
        Situation one = Situation.with(SampleChannel.of("c").maxConcurrency(3), SampleChannel.of("fit"));
        Situation alone = Situation.with(SampleChannel.of("c").maxConcurrency(3));

        assertThat(one.open("c", 3).wins(20)).containsOnlyKeys("fit");
        assertThat(alone.open("c", 3).winner()).isEqualTo("c");
    }

    // 7. reserve

    @Test
    void aPayoutNeedsEnoughReserveWhereTheBalanceIsKnown() {
        Situation payout = Situation.with(SampleChannel.of("c").operation(Operation.PAYOUT))
                .operation(Operation.PAYOUT);

        assertThat(payout.winner()).isEqualTo("c");
        assertThat(payout.reserveOf("c", 1_200).winner()).isEqualTo("c");
        assertThat(payout.reserveOf("c", 1_199).winner()).isEqualTo("none");
        assertThat(Situation.with(SampleChannel.of("c")).reserveOf("c", 0).winner())
                .isEqualTo("c");
    }

    @Test
    void whoseTurnAtAReserveHasComeIsNotLeftOutByAnEarlierPictureOfIt() {
        Situation released = Situation.with(SampleChannel.of("c").operation(Operation.PAYOUT))
                .operation(Operation.PAYOUT)
                .reserveOf("c", 1_199)
                .released();
        Chooser chooser = released.chooser();

        assertThat(released.winner()).isEqualTo("c");
        chooser.reserveTaken(winnerOf(chooser), "has too little");
        assertThat(chooser.choose(new Random(1)).winner()).isNull();
    }

    // 8. switched off, reserved

    @Test
    void removesWhatIsSwitchedOff() {
        Account off = new Account("a", "1", false, 1, null, null, Set.of(), List.of(), List.of(), List.of());

        assertRemoved(SampleChannel.of("c").switchedOff(), "switched off", "the channel is switched off");
        assertRemoved(
                SampleChannel.of("c").interfaceSwitchedOff(), "switched off", "its interface PAY is switched off");
        assertRemoved(SampleChannel.of("c").account(off), "switched off", "the account is switched off");
    }

    @Test
    void anAccountMayBeReservedForNamedMerchants() {
        Account reserved = new Account("a", "1", true, 1, null, null, Set.of("M2"), List.of(), List.of(), List.of());
        SampleChannel channel = SampleChannel.of("c").account(reserved).account(anAccount("b"));

        assertThat(Situation.with(channel).wins(20)).containsOnlyKeys("b");
        assertThat(Situation.with(channel).merchant("M2").wins(40)).containsOnlyKeys("a", "b");
    }

    @Test
    void regionAndIndustryOfTheAccountCanBeRequiredToMatch() {
        Account east = new Account("a", "1", true, 1, "east", "retail", Set.of(), List.of(), List.of(), List.of());
        SamplePool matching = SamplePool.of("main", "a").matching();
        SampleChannel channel = SampleChannel.of("c").account(east);

        assertThat(Situation.with(channel)
                        .pool(matching)
                        .routes(of("M1", "east", "retail"))
                        .winner())
                .isEqualTo("c");
        assertThat(Situation.with(channel)
                        .pool(matching)
                        .routes(of("M1", "west", "retail"))
                        .winner())
                .isEqualTo("none");
        assertThat(Situation.with(channel)
                        .pool(matching)
                        .routes(of("M1", "east", null))
                        .winner())
                .isEqualTo("none");
        assertThat(Situation.with(channel).pool(matching).winner()).isEqualTo("none");
    }

    // 9. memory

    @Test
    void passesByAChannelOnWhichThisPayerHasJustFailed() {
        Situation situation = Situation.with(SampleChannel.of("c"), SampleChannel.of("fit"));

        assertThat(situation
                        .payer(new PayerRecord(Map.of(), Set.of("c"), false))
                        .wins(20))
                .containsOnlyKeys("fit");
    }

    @Test
    void aPayerWhoJustFailedEverywhereMayTryAgain() {
        Situation situation = Situation.with(SampleChannel.of("c"));

        assertThat(situation
                        .payer(new PayerRecord(Map.of(), Set.of("c"), false))
                        .winner())
                .isEqualTo("c");
    }

    @Test
    void whatIsOnlyPutAsideComesBackWhenNothingElseIsLeft() {
        Situation busyAndTried = Situation.with(SampleChannel.of("busy").maxConcurrency(3), SampleChannel.of("tried"))
                .open("busy", 3)
                .tried("tried");
        Situation failedAndLow = Situation.with(
                        SampleChannel.of("failed").operation(Operation.PAYOUT),
                        SampleChannel.of("low").operation(Operation.PAYOUT))
                .operation(Operation.PAYOUT)
                .payer(new PayerRecord(Map.of(), Set.of("failed"), false))
                .reserveOf("low", 0);

        assertThat(busyAndTried.winner()).isEqualTo("busy");
        assertThat(failedAndLow.winner()).isEqualTo("failed");
    }

    @Test
    void whatWasPutAsideComesBackWhenTheRestRunsOutOfItsLimits() {
        Limit daily = new Limit(null, "CNY", null, null, null, 5, null, null);
        Chooser chooser = Situation.with(
                        SampleChannel.of("busy").maxConcurrency(3),
                        SampleChannel.of("limited").limit(daily))
                .open("busy", 3)
                .chooser();
        Candidate first = winnerOf(chooser);

        chooser.limitTaken(first, chooser.claims(first).getFirst(), "full");

        assertThat(first.account().code()).isEqualTo("limited");
        assertThat(winnerOf(chooser).account().code()).isEqualTo("busy");
    }

    @Test
    void aLimitThatIsTakenLeavesOutAllWhoShareIt() {
        Limit daily = new Limit(null, "CNY", null, null, null, 5, null, null);
        Chooser chooser = Situation.with(SampleChannel.of("many")
                        .limit(daily)
                        .account(anAccount("a"))
                        .account(anAccount("b")))
                .chooser();
        Candidate first = winnerOf(chooser);

        chooser.limitTaken(first, chooser.claims(first).getFirst(), "full");

        assertThat(chooser.choose(new Random(1)).winner()).isNull();
    }

    @Test
    void neverReturnsToAChannelThatThisOrderHasTried() {
        assertThat(Situation.with(SampleChannel.of("c"), SampleChannel.of("fit"))
                        .tried("c")
                        .wins(20))
                .containsOnlyKeys("fit");
        assertThat(Situation.with(SampleChannel.of("c")).tried("c").winner()).isEqualTo("none");
    }

    @Test
    void refusesAPayerWithRepeatedInsufficientBalanceForAWhile() {
        Situation situation = Situation.with(SampleChannel.of("c")).payer(new PayerRecord(Map.of(), Set.of(), true));

        assertThat(situation.decide().refusal().code()).isEqualTo("PAYER_REFUSED");
    }

    // no usable channel

    @Test
    void saysWhyNoChannelIsLeftAndNamesNoneToTheMerchant() {
        Explanation why = Situation.with(
                        SampleChannel.of("off").switchedOff(),
                        SampleChannel.of("small").amounts(100, 200),
                        SampleChannel.of("debit").types("debit"))
                .decide();

        assertThat(why.winner()).isNull();
        assertThat(why.refusal().code()).isEqualTo("LIMIT_REACHED");
        assertThat(why.refusal().message())
                .isEqualTo("Of the channels for this order, 1 is switched off or reserved for others,"
                        + " 1 is made for other payments, 1 is at a limit of amount or number");
        assertThat(why.inWords()).anyMatch(line -> line.contains("small: takes 100 to 200 minor units, not 1200"));
    }

    @Test
    void tellsTheMerchantThatAnInstitutionIsMissing() {
        Explanation why =
                Situation.with(SampleChannel.of("c").institutions("ICBC")).decide();

        assertThat(why.refusal().message())
                .isEqualTo("Of the channels for this order, 1 is made for other payments;"
                        + " some need to know the institution");
    }

    @Test
    void saysWhenAMerchantHasNoRouteForTheOrder() {
        Explanation why = Situation.with(SampleChannel.of("c"))
                .routes(new MerchantRoutes(
                        "*",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new MerchantRoutes.Route(Operation.PAY, "qr", "*", List.of("main")))))
                .decide();

        assertThat(why.refusal().code()).isEqualTo("NOT_SUPPORTED");
    }

    /** Issue 13, item 9. */
    @Test
    void aChannelThatChecksCardNumbersTakesNoneThatIsWrong() {
        SampleChannel checks = SampleChannel.of("a").operation(Operation.PAYOUT).checkDigitRequired();

        Explanation none = Situation.with(checks)
                .operation(Operation.PAYOUT)
                .checkDigitWrong()
                .decide();
        assertThat(none.winner()).isNull();
        assertThat(none.removed()).singleElement().satisfies(removed -> assertThat(removed.why())
                .isEqualTo("refuses card numbers with a wrong check digit"));
        assertThat(Situation.with(checks).operation(Operation.PAYOUT).decide().winner())
                .isNotNull();
        assertThat(Situation.with(checks, SampleChannel.of("b").operation(Operation.PAYOUT))
                        .operation(Operation.PAYOUT)
                        .checkDigitWrong()
                        .decide()
                        .winner())
                .startsWith("b");
    }

    private static Candidate winnerOf(Chooser chooser) {
        return Objects.requireNonNull(chooser.choose(new Random(1)).winner());
    }

    private static void assertRefuses(Details details, OrderElement element, Comparison comparison, String... values) {
        assertThat(featured(details, element, comparison, Effect.FORBID, values).winner())
                .as(element + " " + comparison)
                .isEqualTo("none");
    }

    private static Situation featured(
            Details details, OrderElement element, Comparison comparison, Effect effect, String... values) {
        return Situation.with(SampleChannel.of("c").feature(new Feature(element, comparison, List.of(values), effect)))
                .details(details);
    }

    private static void assertRemoved(SampleChannel channel, String filter, String reason) {
        Explanation.Removed removed = removal(both(channel));

        assertThat(removed.by()).isEqualTo(filter);
        assertThat(removed.why()).isEqualTo(reason);
        assertThat(both(channel).winner()).isEqualTo("fit");
    }

    private static void assertFull(Situation situation, String scope) {
        assertThat(situation.used(scope, 8_800, 1).winner()).as(scope).isEqualTo("c");
        assertThat(situation.used(scope, 8_801, 1).winner()).as(scope).isEqualTo("none");
    }

    private static Explanation.Removed removal(Situation situation) {
        assertThat(situation.decide().removed()).hasSize(1);
        return situation.decide().removed().getFirst();
    }

    private static Situation both(SampleChannel channel) {
        return Situation.with(channel, SampleChannel.of("fit"));
    }

    private static PayerRecord card(CounterKey key, long amount, long number) {
        return new PayerRecord(Map.of(key, new Counter(amount, number)), Set.of(), false);
    }

    private static MaintenanceWindow window(@Nullable Operation operation, @Nullable String institution) {
        return new MaintenanceWindow(
                Instant.parse("2026-03-02T11:00:00Z"), Instant.parse("2026-03-02T13:00:00Z"), operation, institution);
    }

    private static MerchantRoutes of(String merchant, String region, @Nullable String industry) {
        return new MerchantRoutes(merchant, region, industry, null, null, null, List.of());
    }
}
