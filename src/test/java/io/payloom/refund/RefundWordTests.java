package io.payloom.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.transaction.decision.DecisionUnclear;
import org.junit.jupiter.api.Test;

class RefundWordTests {

    @Test
    void readsWhatAPersonMayDecide() {
        assertThat(RefundWord.read(" Retry ", " li-lei ", "mended").word()).isEqualTo(RefundWord.Word.RETRY);
        assertThat(RefundWord.read("done", "li-lei", " V-1 ").reason()).isEqualTo("V-1");
        assertThat(RefundWord.read("failed", "li-lei", "given up").operator()).isEqualTo("li-lei");
    }

    @Test
    void refusesWhatSaysNotWhoOrWhy() {
        assertThatThrownBy(() -> RefundWord.read("succeeded", "li-lei", "why"))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("\"retry\", \"done\" or \"failed\"");
        assertThatThrownBy(() -> RefundWord.read("done", "li-lei", " "))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("voucher");
        assertThatThrownBy(() -> RefundWord.read("retry", "", "why"))
                .isInstanceOf(DecisionUnclear.class)
                .hasMessageContaining("name of who decides");
    }
}
