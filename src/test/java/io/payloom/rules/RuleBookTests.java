package io.payloom.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTests {

    private final List<String> fired = new ArrayList<>();

    @Test
    void firesRulesInTheirOrderAndOnlyThoseThatHold() {
        RuleBook<List<String>> book = new RuleBook<>(List.of(
                always("zebra"), new NamedRule<>("never", facts -> false, facts -> facts.add("never")), always("ant")));

        book.fire(fired);

        assertThat(fired).containsExactly("zebra", "ant");
    }

    @Test
    void throwsWhatAConditionThrowsAndStops() {
        IllegalStateException cause = new IllegalStateException("broken condition");
        RuleBook<List<String>> book = new RuleBook<>(List.of(
                always("first"),
                new NamedRule<>(
                        "broken",
                        facts -> {
                            throw cause;
                        },
                        facts -> {}),
                always("last")));

        assertThatThrownBy(() -> book.fire(fired))
                .isInstanceOfSatisfying(RuleFailed.class, failed -> assertThat(failed.ruleName())
                        .isEqualTo("broken"))
                .hasCause(cause);
        assertThat(fired).containsExactly("first");
    }

    @Test
    void throwsWhatAnActionThrowsAndStops() {
        IllegalStateException cause = new IllegalStateException("broken action");
        RuleBook<List<String>> book = new RuleBook<>(List.of(
                new NamedRule<>("broken", facts -> true, facts -> {
                    throw cause;
                }),
                always("last")));

        assertThatThrownBy(() -> book.fire(fired))
                .isInstanceOf(RuleFailed.class)
                .hasCause(cause);
        assertThat(fired).isEmpty();
    }

    @Test
    void refusesTwoRulesOfOneName() {
        assertThatThrownBy(() -> new RuleBook<>(List.of(always("same"), always("same"))))
                .isInstanceOf(DuplicateRule.class)
                .hasMessageContaining("same");
    }

    @Test
    void keepsEveryOneOfManyRules() {
        List<NamedRule<List<String>>> many = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            many.add(always("rule " + index));
        }

        new RuleBook<>(many).fire(fired);

        assertThat(fired).isEqualTo(many.stream().map(NamedRule::name).toList());
    }

    private static NamedRule<List<String>> always(String name) {
        return new NamedRule<>(name, facts -> true, facts -> facts.add(name));
    }
}
