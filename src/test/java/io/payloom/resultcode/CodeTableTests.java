package io.payloom.resultcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.catalogue.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodeTableTests {

    private final CodeTable table = new CodeTable(List.of(
            row("*", "9", "*", "ANY_ANY"),
            row("*", "9", "s", "ANY_SUB"),
            row("bank", "9", "*", "BANK_ANY"),
            row("bank", "9", "s", "BANK_SUB")));

    @Test
    void letsTheMostSpecificLineWin() {
        assertThat(unified("bank", "s")).isEqualTo("BANK_SUB");
        assertThat(unified("bank", "other")).isEqualTo("BANK_ANY");
        assertThat(unified("bank", null)).isEqualTo("BANK_ANY");
        assertThat(unified("else", "s")).isEqualTo("ANY_SUB");
        assertThat(unified("else", null)).isEqualTo("ANY_ANY");
    }

    @Test
    void findsNothingForACodeThatNoLineNames() {
        assertThat(table.find("bank", Operation.PAY, "8", null)).isEmpty();
        assertThat(table.find("bank", Operation.PAY, "*", null)).isEmpty();
    }

    private String unified(String channel, @Nullable String subCode) {
        return table.find(channel, Operation.PAY, "9", subCode).orElseThrow().unifiedCode();
    }

    private static CodeRow row(String channel, String code, String subCode, String unified) {
        return new CodeRow(channel, "PAY", code, subCode, unified, Verdict.FAILED, "", false, false);
    }
}
