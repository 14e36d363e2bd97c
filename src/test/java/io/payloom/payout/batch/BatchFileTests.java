package io.payloom.payout.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.payloom.api.BodyText;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as spreadsheets and programs write them. Issue 13, items 6 and 22. */
class BatchFileTests {

    private static final String HEADER = "merchantOrderNo,amount,currency,account,name,kind,institution,purpose";
    private static final String ROW = "A-1,100,CNY,6229990000123456,王小明,private,ICBC,十一月工资";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030"})
    void readsCsvAsWhatItIsSaidToBe(String charset) {
        List<BatchLine> lines = read(HEADER + "\r\n" + ROW + "\r\n", charset);

        assertThat(names(lines)).containsExactly("王小明");
        assertThat(Objects.requireNonNull(lines.getFirst().request()).purpose()).isEqualTo("十一月工资");
    }

    /** The character 𠮷 of names has four bytes in GB18030 and is not in GBK. */
    @Test
    void readsRareCharactersOfNames() {
        assertThat(names(read(HEADER + "\n" + ROW.replace("小明", "𠮷"), "GB18030")))
                .containsExactly("王𠮷");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void aByteOrderMarkIsNoPartOfTheFirstColumn(String charset) {
        assertThat(names(read("\uFEFF" + HEADER + "\n" + ROW, charset))).containsExactly("王小明");
    }

    static Stream<BodyText> filesThatAreNotWhatTheyAreSaidToBe() {
        String file = HEADER + "\n" + ROW.replace("王小明", "LI").replace("十一月工资", "") + "\n" + ROW;
        byte[] cut = (HEADER + "\n" + HEADER + "\n王").getBytes(Charset.forName("GBK"));
        return Stream.of(
                new BodyText(file.getBytes(Charset.forName("GBK")), StandardCharsets.UTF_8),
                new BodyText(file.replace("\n", "\r").getBytes(Charset.forName("GBK")), StandardCharsets.UTF_8),
                new BodyText(file.replace("\n", "\r\n").getBytes(Charset.forName("GBK")), StandardCharsets.UTF_8),
                new BodyText(Arrays.copyOf(cut, cut.length - 1), Charset.forName("GBK")),
                new BodyText(Arrays.copyOf(cut, cut.length - 1), Charset.forName("GB18030")));
    }

    @ParameterizedTest
    @MethodSource("filesThatAreNotWhatTheyAreSaidToBe")
    void bytesThatAreNoTextAreNamedWithTheirLine(BodyText file) {
        assertThat(refusal(file))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/lines/3", "ENCODING_INVALID"));
    }

    @Test
    void utf8ThatIsSaidToBeGbkIsNotReadAsOtherCharacters() {
        byte[] marked = ("\uFEFF" + HEADER + "\n" + ROW).getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(new BodyText(marked, Charset.forName("GBK"))))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/lines/1", "ENCODING_INVALID"));
    }

    @Test
    void rowsWithoutAnyValueAreNoPayoutsAndCountAsLines() {
        List<BatchLine> lines = read(
                HEADER + "\n,,,,,,,\n" + ROW + "\n, ,\"\",,\n\n,,,,,,,,,,\n\u3000,,\n" + ROW.replace("A-1", "A-2")
                        + "\n,,,,,,,\n",
                "UTF-8");

        assertThat(lines).extracting(BatchLine::number).containsExactly(3, 8);
        assertThat(lines).allSatisfy(line -> assertThat(line.faults()).isEmpty());
    }

    /** Spreadsheets write columns that were in use once, and leave out the last values of a row. */
    @Test
    void emptyColumnsAtTheEndAreNone() {
        List<BatchLine> lines = read(
                HEADER + ",,\n" + ROW + ",,\n" + ROW + ",,,,\n" + ROW.replace(",十一月工资", "") + "\n" + ROW + ",7\n"
                        + ROW.replace(",ICBC,十一月工资", "") + "\n",
                "UTF-8");

        assertThat(lines.subList(0, 3))
                .allSatisfy(line -> assertThat(line.faults()).isEmpty());
        assertThat(lines.subList(3, 5))
                .allSatisfy(line ->
                        assertThat(line.faults()).extracting(Violation::code).containsExactly("COLUMNS_DIFFER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheirSystemEndsThem(String end) {
        List<BatchLine> lines = read(HEADER + end + ROW + end + end + ROW + end, "UTF-8");

        assertThat(lines).extracting(BatchLine::number).containsExactly(2, 4);
    }

    @Test
    void aQuotedLineBreakIsRefusedInWords() {
        List<BatchLine> lines = read(HEADER + "\n" + ROW.replace("王小明", "\"王\n小明\"") + "\n", "UTF-8");

        assertThat(lines.getFirst().faults())
                .extracting(Violation::code, Violation::detail)
                .containsExactly(tuple("SYNTAX", "is no line of CSV; no value may hold a line break"));
    }

    private static List<BatchLine> read(String file, String charset) {
        return read(new BodyText(file.getBytes(Charset.forName(charset)), Charset.forName(charset)));
    }

    private static List<BatchLine> read(BodyText file) {
        List<BatchLine> lines = new ArrayList<>();
        new BatchFile(file, BatchFormat.CSV).forEach(lines::add);
        return lines;
    }

    private static List<Violation> refusal(BodyText file) {
        return catchThrowableOfType(RequestRefused.class, () -> read(file)).errors();
    }

    private static List<String> names(List<BatchLine> lines) {
        return lines.stream()
                .map(line -> Objects.requireNonNull(line.request()).payee())
                .map(payee -> Objects.requireNonNull(payee).name())
                .map(Objects::requireNonNull)
                .toList();
    }
}
