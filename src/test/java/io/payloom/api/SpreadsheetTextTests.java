package io.payloom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 13, item 7. */
class SpreadsheetTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"=cmd|' /C calc'!A0", "+1", "-A1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u3000=1", "＝1", "＠x"})
    void anApostropheStandsBeforeWhatWouldBeAFormula(String text) {
        assertThat(SpreadsheetText.neutral(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Paid", "王小明", "1=1", "a-b", "'=1"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(SpreadsheetText.neutral(text)).isEqualTo(text);
    }

    @Test
    void numbersStayNumbers() throws JsonProcessingException {
        CsvMapper mapper =
                CsvMapper.builder().addModule(SpreadsheetText.module()).build();

        assertThat(mapper.writer(mapper.schemaFor(Row.class)).writeValueAsString(new Row("=1+1", -12L, -3)))
                .isEqualTo("-12,-3,\"'=1+1\"\n");
    }

    record Row(String text, Long amount, int line) {}
}
