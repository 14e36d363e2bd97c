package io.payloom.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.Exp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTests {

    private final Expressions expressions = new Expressions(Set.of("amount", "institution", "merchant", "timeOfDay"));

    @Test
    void evaluatesAllTogether() {
        assertThat(values(
                        Map.of("amount", 1200L, "institution", "CMB", "timeOfDay", LocalTime.of(23, 55)),
                        "130",
                        "if amount > 1000 then 1 else 2",
                        "if institution in (\"CMB\", \"ICBC\") and timeOfDay >= time(\"23:50:00\") then 50 else 60",
                        "max(1, amount / 100) - 2",
                        "-3"))
                .containsExactly(130, 1, 50, 10, -3);
    }

    @Test
    void whatTheOrderDoesNotSayIsNull() {
        assertThat(values(Map.of(), "if institution = \"CMB\" then 1 else 2", "if institution = null then 3 else 4"))
                .containsExactly(2, 3);
    }

    @Test
    void whatComesToNoWholeNumberIsMissingAndSpoilsNoOther() {
        assertThat(values(Map.of("amount", 10L), "amount / 4", "institution + 3", "amount"))
                .containsExactly(null, null, 10);
    }

    @Test
    void refusesNamesThatNobodyKnows() {
        assertThatThrownBy(() -> expressions.compile("if amuont > 3 then 1 else 2"))
                .isInstanceOf(ExpressionRefused.class)
                .hasMessage("mentions amuont; known are amount, institution, merchant, timeOfDay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if then 3",
                "for i in 1..1000000000 return i",
                "some x in [1,2] satisfies x > 1",
                "function(a) a + 1",
                "{amount: \"xxxx\", merchant: amount + amount}.merchant",
                "[1,2,3][item > 1]",
                "now()",
                "random number()",
                "2 ** 30000",
                "\"text\"",
                "1.5"
            })
    void refusesWhatIsNoFeelOrMoreThanConditionsAndSums(String text) {
        assertThatThrownBy(() -> expressions.compile(text)).isInstanceOf(ExpressionRefused.class);
    }

    /** Issue 13, item 17: by what it would cost, not by trying. */
    @ParameterizedTest
    @MethodSource("costly")
    void refusesWhatMightNotEndSoon(String text, String reason) {
        assertThatThrownBy(() -> expressions.compile(text))
                .isInstanceOf(ExpressionTooCostly.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> costly() {
        return Stream.of(
                Arguments.of("if amount > 0 then round half up(1, 3000000) else 0", "decimals"),
                Arguments.of("round half up(amount, amount)", "decimals"),
                Arguments.of("floor(amount / 3, 21)", "decimals"),
                Arguments.of("ceiling(amount, -21)", "decimals"),
                Arguments.of("ceiling(amount, 1 + 1)", "decimals"),
                Arguments.of("round half up(n: amount, scale: 3000000)", "names of its arguments"),
                Arguments.of("floor(number(\"1e9999999\"))", "calls 'number'"),
                Arguments.of("number(merchant) + 1", "calls 'number'"),
                Arguments.of("amount + " + "9".repeat(21), "digits"),
                Arguments.of("amount + 0." + "0".repeat(20) + "1", "digits"),
                Arguments.of("1" + "+1".repeat(900), "nested"),
                Arguments.of("amount = 1" + " or amount = 1".repeat(120), "nested"),
                Arguments.of("if amount = 1 then 1 else ".repeat(70) + "1" + " + 1".repeat(40), "nested"),
                Arguments.of("max(" + "1,".repeat(600) + "1)", "parts"),
                Arguments.of("institution in (" + "\"A\",".repeat(450) + "\"A\")", "parts"),
                Arguments.of("if ".repeat(600), "ifs"),
                Arguments.of("abs((".repeat(40) + "1" + "))".repeat(40), "brackets"),
                Arguments.of("(".repeat(500), "brackets"),
                Arguments.of("((((((((1" + "+1".repeat(900), "brackets"),
                Arguments.of("1 + ".repeat(600) + "1", "longer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "round half up(amount / 7, 2) * 100",
                "floor(amount / 100)",
                "ceiling(amount, -2)",
                "max(1, 2, amount)",
                "if contains(lower case(merchant), \"shop\") then 50 else 130"
            })
    void takesWhatEndsSoon(String text) {
        assertThat(expressions.compile(text).text()).isEqualTo(text);
    }

    /** Issue 13, item 17: the others count, and it is never evaluated. */
    @Test
    void whatIsTooCostlyAndInUseAlreadyIsOffAndCountsNothing() {
        String costly = "if amount > 0 then round half up(1, 3000000) else 0";
        List<Expression> known = List.of(
                expressions.compileOrSwitchOff("amount / 100"),
                expressions.compileOrSwitchOff(costly),
                expressions.compileOrSwitchOff("amount + 1"));

        assertThat(expressions.evaluate(known, () -> new HashMap<>(Map.of("amount", 1200L))))
                .containsExactly(12, 0, 1201);
        assertThat(expressions.whyOff(costly))
                .hasValueSatisfying(reason -> assertThat(reason).contains("decimals"));
        assertThat(expressions.whyOff("amount + 1")).isEmpty();
    }

    /** Issue 13, item 17: what the engine gives up on is found among the others and not tried again. */
    @Test
    void whatTheEngineGivesUpOnIsOffAlone() {
        List<Expression> known = List.of(expressions.compile("amount / 100"), expressions.compile("amount + 1"));
        Expression broken = new Expression("broken", Set.of("amount"), null, endless());
        List<Expression> all = List.of(known.getFirst(), broken, known.getLast());

        assertThat(expressions.evaluate(all, () -> new HashMap<>(Map.of("amount", 1200L))))
                .containsExactly(12, null, 1201);
        assertThat(expressions.evaluate(all, () -> new HashMap<>(Map.of("amount", 1200L))))
                .containsExactly(12, 0, 1201);
        assertThat(expressions.whyOff("broken")).contains("cannot be evaluated");
    }

    /** So deep that evaluating it overflows the stack; no text that is accepted comes to this. */
    private static Exp endless() {
        Exp tree = ConstNull$.MODULE$;
        for (int depth = 0; depth < 200_000; depth++) {
            tree = new Addition(tree, ConstNull$.MODULE$);
        }
        return tree;
    }

    @Test
    void expressionsOfTheSameTextAreEqual() {
        assertThat(expressions.compile("amount")).isEqualTo(expressions.compile("amount"));
    }

    private @Nullable Integer[] values(Map<String, Object> facts, String... texts) {
        List<Expression> compiled = Stream.of(texts).map(expressions::compile).toList();
        return expressions.evaluate(compiled, () -> new HashMap<>(facts));
    }
}
