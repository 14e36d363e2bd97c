package io.payloom.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.payloom.bankside.SampleInterface;
import io.payloom.channel.ChannelInterface;
import io.payloom.kernel.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChooserTests {

    private static final int DRAWS = 20_000;

    private final Chooser chooser = new Chooser(new Random(20260301));

    @Test
    void removesWhatIsSwitchedOff() {
        assertRemoved(SampleInterface.of("c").switchedOff(), "switched off", "its interface PAY is switched off");
        assertRemoved(SampleInterface.of("c").channelSwitchedOff(), "switched off", "the channel is switched off");
    }

    @Test
    void removesByMethodTypeAndCurrency() {
        assertRemoved(SampleInterface.of("c").methods("qr"), "method", "does not take method card");
        assertRemoved(SampleInterface.of("c").types("debit"), "type", "does not take type credit");
        assertRemoved(SampleInterface.of("c").currencies("USD"), "currency", "does not take CNY");
    }

    @Test
    void removesByInstitutionAlsoWhenTheOrderNamesNone() {
        SampleInterface onlyIcbc = SampleInterface.of("c").institutions("ICBC");

        assertRemoved(onlyIcbc, anOrder("CMB", Set.of()), "institution", "does not serve institution CMB");
        assertRemoved(onlyIcbc, "institution", "serves named institutions only, and the order names none");
        assertThat(choose(anOrder("ICBC", Set.of()), onlyIcbc.build()).winner()).isEqualTo("c");
    }

    @Test
    void removesByAmountBelowAndAboveButNotAtTheLimits() {
        assertRemoved(
                SampleInterface.of("c").amounts(1201, 9000), "amount", "takes 1201 to 9000 minor units, not 1200");
        assertRemoved(SampleInterface.of("c").amounts(1, 1199), "amount", "takes 1 to 1199 minor units, not 1200");
        assertThat(choose(
                                anOrder(null, Set.of()),
                                SampleInterface.of("c").amounts(1200, 1200).build())
                        .winner())
                .isEqualTo("c");
    }

    @Test
    void removesChannelsThatTheOrderHasTried() {
        assertRemoved(
                SampleInterface.of("c"),
                anOrder(null, Set.of("c")),
                "already tried",
                "was already tried by this order");
    }

    @Test
    void explainsWinnerAndLosersTogether() {
        Explanation why = choose(
                anOrder(null, Set.of()),
                SampleInterface.of("north").weight(3).build(),
                SampleInterface.of("harbor").methods("qr").build());

        assertThat(why.winner()).isEqualTo("north");
        assertThat(why.drawn()).isBetween(0, 2);
        assertThat(why.asked()).isEqualTo("card/credit of 12.00 CNY for merchant M1");
        assertThat(why.candidates())
                .containsExactly(
                        new Explanation.Candidate("north", 3, null, null),
                        new Explanation.Candidate("harbor", 1, "method", "does not take method card"));
    }

    @Test
    void findsNoWinnerWhenNothingIsLeft() {
        assertThat(choose(anOrder(null, Set.of())).winner()).isNull();
        assertThat(choose(
                                anOrder(null, Set.of()),
                                SampleInterface.of("c").switchedOff().build())
                        .drawn())
                .isNull();
    }

    @Test
    void dividesTheTrafficInProportionToTheWeights() {
        List<ChannelInterface> candidates = List.of(
                SampleInterface.of("off").switchedOff().weight(9).build(),
                SampleInterface.of("one").weight(1).build(),
                SampleInterface.of("three").weight(3).build());
        Map<String, Integer> wins = new HashMap<>();

        for (int draw = 0; draw < DRAWS; draw++) {
            wins.merge(
                    String.valueOf(
                            chooser.choose(anOrder(null, Set.of()), candidates).winner()),
                    1,
                    Integer::sum);
        }

        assertThat(wins).containsOnlyKeys("one", "three");
        assertThat(wins.get("one")).isCloseTo(DRAWS / 4, within(DRAWS / 50));
    }

    private void assertRemoved(SampleInterface candidate, String filter, String reason) {
        assertRemoved(candidate, anOrder(null, Set.of()), filter, reason);
    }

    private void assertRemoved(SampleInterface candidate, RoutingRequest order, String filter, String reason) {
        Explanation why =
                choose(order, candidate.build(), SampleInterface.of("fit").build());

        assertThat(why.candidates().getFirst()).isEqualTo(new Explanation.Candidate("c", 1, filter, reason));
        assertThat(why.winner()).isEqualTo("fit");
    }

    private Explanation choose(RoutingRequest order, ChannelInterface... candidates) {
        return chooser.choose(order, List.of(candidates));
    }

    private static RoutingRequest anOrder(@Nullable String institution, Set<String> tried) {
        return new RoutingRequest("P1", 1, "M1", "card", "credit", Money.cny(1200), institution, tried);
    }
}
