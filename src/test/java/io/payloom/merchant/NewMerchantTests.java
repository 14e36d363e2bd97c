package io.payloom.merchant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMerchantTests {

    /** Issue 13, item 7. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u200b", "  ", "Shop\u202eenO", "Shop "})
    void aNameThatHidesSomethingIsNone(String name) {
        assertThatThrownBy(() -> new NewMerchant("M-1", name, null, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("M-1");
        assertThatCode(() -> new NewMerchant("M-1", "北方书店", null, true)).doesNotThrowAnyException();
    }
}
