package io.payloom.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void refusesBracketsSoDeepThatReadingThemWouldNotEnd() {
        String deep = "abs((".repeat(40) + "1" + "))".repeat(40);

        assertThatThrownBy(() -> expressions.compile(deep)).hasMessageContaining("brackets");
        assertThatThrownBy(() -> expressions.compile("(".repeat(500))).hasMessageContaining("brackets");
        assertThatThrownBy(() -> expressions.compile("1 + ".repeat(600) + "1")).hasMessageContaining("longer");
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
