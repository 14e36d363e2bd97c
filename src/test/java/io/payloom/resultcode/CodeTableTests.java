package io.payloom.resultcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.catalogue.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodeTableTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);

    private final List<CodeLine> lines = new ArrayList<>();

    @Test
    void letsTheMostSpecificLineWin() {
        for (String merchant : List.of("*", "shop")) {
            for (String channel : List.of("*", "bank")) {
                for (String sub : List.of("*", "s")) {
                    add(merchant, channel, sub, merchant + "/" + channel + "/" + sub, Validity.ALWAYS);
                }
            }
        }

        assertThat(unified("shop", "bank", "s")).isEqualTo("shop/bank/s");
        assertThat(unified("shop", "bank", "other")).isEqualTo("shop/bank/*");
        assertThat(unified("shop", "bank", null)).isEqualTo("shop/bank/*");
        assertThat(unified("shop", "else", "s")).isEqualTo("shop/*/s");
        assertThat(unified("shop", "else", "other")).isEqualTo("shop/*/*");
        assertThat(unified("else", "bank", "s")).isEqualTo("*/bank/s");
        assertThat(unified("else", "bank", "other")).isEqualTo("*/bank/*");
        assertThat(unified("else", "else", "s")).isEqualTo("*/*/s");
        assertThat(unified("else", "else", null)).isEqualTo("*/*/*");
    }

    @Test
    void eachLineBeatsAllThatAreLessSpecificWhateverElseThereIs() {
        List<String[]> bySpecificity = List.of(
                new String[] {"shop", "bank", "s"},
                new String[] {"shop", "bank", "*"},
                new String[] {"shop", "*", "s"},
                new String[] {"shop", "*", "*"},
                new String[] {"*", "bank", "s"},
                new String[] {"*", "bank", "*"},
                new String[] {"*", "*", "s"},
                new String[] {"*", "*", "*"});
        for (int first = 0; first < bySpecificity.size(); first++) {
            lines.clear();
            for (String[] key :
                    bySpecificity.subList(first, bySpecificity.size()).reversed()) {
                add(key[0], key[1], key[2], String.join("/", key), Validity.ALWAYS);
            }
            assertThat(unified("shop", "bank", "s")).isEqualTo(String.join("/", bySpecificity.get(first)));
        }
    }

    @Test
    void aLineForNoSubCodeIsForAnswersWithoutOne() {
        add("*", "bank", "", "WITHOUT", Validity.ALWAYS);

        assertThat(unified("shop", "bank", null)).isEqualTo("WITHOUT");
        assertThat(find("shop", "bank", "9", "s", NOON)).isEmpty();
    }

    @Test
    void findsNothingForACodeThatNoLineNames() {
        add("*", "*", "*", "ANY", Validity.ALWAYS);

        assertThat(find("shop", "bank", "8", null, NOON)).isEmpty();
        assertThat(find("shop", "bank", "*", null, NOON)).isEmpty();
    }

    @Test
    void theOperationIsAlwaysExact() {
        add("*", "*", "*", "ANY", Validity.ALWAYS);

        assertThat(table().find(new CodeQuestion("shop", "bank", Operation.REFUND, "9", null, null), NOON))
                .isEmpty();
    }

    @Test
    void aLineCountsFromItsFirstMomentToBeforeItsLast() {
        add("*", "bank", "*", "NEW", new Validity(NOON, LATER));
        add("*", "*", "*", "USUAL", Validity.ALWAYS);

        assertThat(unifiedAt(NOON.minusNanos(1000))).isEqualTo("USUAL");
        assertThat(unifiedAt(NOON)).isEqualTo("NEW");
        assertThat(unifiedAt(LATER.minusNanos(1000))).isEqualTo("NEW");
        assertThat(unifiedAt(LATER)).isEqualTo("USUAL");
    }

    @Test
    void oneKeyMayMeanOneThingAfterTheOther() {
        add("*", "bank", "*", "OLD", new Validity(null, NOON));
        add("*", "bank", "*", "NEW", new Validity(NOON, null));

        assertThat(unifiedAt(NOON.minusNanos(1000))).isEqualTo("OLD");
        assertThat(unifiedAt(NOON)).isEqualTo("NEW");
    }

    @Test
    void refusesATableInWhichOneKeyMeansTwoThingsAtOneTime() {
        add("*", "bank", "*", "OLD", new Validity(null, LATER));
        add("*", "bank", "*", "NEW", new Validity(NOON, null));

        assertThatThrownBy(this::table)
                .isInstanceOf(LinesOverlap.class)
                .hasMessageContaining("*/bank/PAY/9/*")
                .hasMessageContaining("lines 1");
    }

    @Test
    void overlapsAreSeenFromBothSides() {
        List<Validity> beforeNoon = List.of(new Validity(null, NOON), new Validity(NOON.minusSeconds(9), NOON));
        List<Validity> afterNoon = List.of(new Validity(NOON, null), new Validity(NOON, LATER));
        beforeNoon.forEach(before -> afterNoon.forEach(after -> {
            assertThat(before.overlaps(after)).isFalse();
            assertThat(after.overlaps(before)).isFalse();
            Stream.of(before, after).forEach(one -> {
                assertThat(one.overlaps(Validity.ALWAYS)).isTrue();
                assertThat(Validity.ALWAYS.overlaps(one)).isTrue();
                assertThat(one.overlaps(one)).isTrue();
            });
        }));
    }

    private String unifiedAt(Instant moment) {
        return find("shop", "bank", "9", null, moment);
    }

    private String unified(String merchant, String channel, @Nullable String subCode) {
        return find(merchant, channel, "9", subCode, NOON);
    }

    private String find(String merchant, String channel, String code, @Nullable String subCode, Instant moment) {
        return table().find(new CodeQuestion(merchant, channel, Operation.PAY, code, subCode, null), moment)
                .map(line -> line.meaning().unifiedCode())
                .orElse("");
    }

    private CodeTable table() {
        return new CodeTable(1, lines);
    }

    private void add(String merchant, String channel, String subCode, String unified, Validity validity) {
        lines.add(new CodeLine(
                lines.size() + 1,
                new CodeKey(merchant, channel, Operation.PAY, "9", subCode),
                validity,
                new Meaning(unified, Verdict.FAILED, "", false, false),
                new CodeLine.Change(1, null, null, null),
                null));
    }
}
