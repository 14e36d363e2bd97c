package io.payloom.ops;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.kernel.SettingRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class OperatorsTests {

    private static final String HASH = "0".repeat(64);

    /** Issue 13, item 7: two names that look the same would be two people. */
    @ParameterizedTest
    @ValueSource(strings = {"li-lei\u200b", "li-\u202elei", " li-lei", "\u3164", "li\nlei"})
    void aNameThatHidesSomethingIsNoNameOfAnOperator(String name) {
        assertThatThrownBy(() -> operators(name))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("payloom.ops.operators");
    }

    @Test
    void aNameThatFitsIntoTheJournalIsOne() {
        assertThatCode(() -> operators("李雷")).doesNotThrowAnyException();
        assertThatCode(() -> operators("a".repeat(80))).doesNotThrowAnyException();
        assertThatThrownBy(() -> operators("a".repeat(81)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("80 characters");
    }

    private static Operators operators(String name) {
        return new Operators(
                new OperatorProperties(Map.of(name, HASH), DataSize.ofMegabytes(2)), new MockEnvironment());
    }
}
