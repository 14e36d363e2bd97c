package io.payloom.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.catalogue.schedule.BusinessCalendar;
import io.payloom.catalogue.schedule.DurationText;
import io.payloom.catalogue.schedule.QuerySchedule;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueFileTests {

    private final CatalogueFile file = new CatalogueFile();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesWhatItReads(boolean sample) {
        CatalogueContent content = CatalogueTexts.content(sample ? CatalogueTexts.sample() : CatalogueTexts.SMALL);

        String text = file.write(content);

        assertThat(CatalogueTexts.content(text)).isEqualTo(content.sorted());
        assertThat(file.write(CatalogueTexts.content(text))).isEqualTo(text);
    }

    @Test
    void writesTheSameForTheSameInAnotherOrder() {
        String other = CatalogueTexts.SMALL
                .replace("[a1, a2]", "[a2, a1]")
                .replace("[credit, debit]", "[debit, credit]")
                .replace("0.6", "0.60");

        assertThat(file.write(CatalogueTexts.content(other)))
                .isEqualTo(file.write(CatalogueTexts.content(CatalogueTexts.SMALL)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "true",
                "null",
                "~",
                "12:30",
                "0012",
                "12",
                "1.5",
                "1e3",
                "# x",
                "a: b",
                "a #b",
                "*x",
                "&x",
                "!x",
                "'q'",
                "\"q\"",
                "- x",
                "? x",
                "[x",
                "{x",
                "%x",
                "@x",
                "`x",
                "2026-10-01",
                "<<",
                "=",
                "|",
                ">",
                "招商银行"
            })
    void keepsTextsThatLookLikeSomethingElse(String name) {
        CatalogueContent content =
                new CatalogueContent(List.of(new Institution("CMB", name)), List.of(), List.of(), List.of(), List.of());

        assertThat(CatalogueTexts.content(file.write(content))).isEqualTo(content);
    }

    @Test
    void fillsInWhatWasLeftOut() {
        Channel two = CatalogueTexts.content(CatalogueTexts.SMALL).channels().get(1);
        assertThat(two.enabled()).isTrue();
        assertThat(two.weight()).isEqualTo(1);
        assertThat(two.maxBacklog()).isNull();
        assertThat(two.serviceHours()).isEmpty();
        assertThat(two.calendar()).isNull();
        assertThat(two.queriesPerSecond()).isEqualTo(10);
        assertThat(two.accounts()).singleElement().satisfies(account -> {
            assertThat(account.enabled()).isTrue();
            assertThat(account.region()).isNull();
        });
        String withoutSchedule =
                CatalogueTexts.SMALL.replace("querySchedule: 5s,10s; next-day 09:30", "enabled: false");
        ChannelInterface terms = CatalogueTexts.content(withoutSchedule)
                .channels()
                .getFirst()
                .interfaces()
                .getFirst();
        assertThat(terms.querySchedule()).isEqualTo(QuerySchedule.DEFAULT);
        assertThat(terms.enabled()).isFalse();
        assertThat(terms.weight()).isNull();
    }

    @Test
    void readsDurationsInEveryUnit() {
        assertThat(List.of("1500ms", "10s", "15m", "2h", "1d").stream().map(DurationText::parse))
                .containsExactly(
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofHours(2),
                        Duration.ofDays(1));
        assertThat(DurationText.of(Duration.ofSeconds(90))).isEqualTo("90s");
        assertThat(DurationText.of(Duration.ofHours(48))).isEqualTo("2d");
        assertThat(DurationText.of(Duration.ZERO)).isEqualTo("0s");
    }

    @Test
    void reportsAllStructuralFaultsAtOnceWithLineAndPointer() {
        String wrong = CatalogueTexts.SMALL
                .replace("weight: 2", "weight: two")
                .replace("callDeadline: 10s", "callDeadline: soon")
                .replace("mid: \"1001\", weight: 3", "mid: 1001, wieght: 3")
                .replace("name: Spare\n", "nmae: Spare\n")
                .replace("comparison: not-in", "comparison: not_in")
                .replace("2026-10-01T02:00:00Z", "2026-13-01T02:00:00Z");

        assertThat(CatalogueTexts.faults(wrong))
                .extracting(FileFault::line, FileFault::pointer)
                .contains(
                        tuple(12, "/channels/0/weight"),
                        tuple(19, "/channels/0/callDeadline"),
                        tuple(24, "/channels/0/maintenance/0/to"),
                        tuple(35, "/channels/0/interfaces/0/features/0/comparison"),
                        tuple(46, "/channels/0/accounts/0/mid"),
                        tuple(46, "/channels/0/accounts/0/wieght"),
                        tuple(53, "/channels/1/callDeadline"),
                        tuple(63, "/pools/1/name"),
                        tuple(64, "/pools/1/nmae"));
        assertThat(CatalogueTexts.faults(wrong))
                .extracting(FileFault::message)
                .contains(
                        "'soon' does not fit: a duration such as 500ms or 10s",
                        "is text: write '1001' in quotes",
                        "nobody knows 'wieght' here",
                        "'name' is missing");
    }

    @Test
    void takesFilesWithoutCalendars() {
        String without = CatalogueTexts.SMALL
                .replace("  - {code: GULF, weekend: [friday, saturday]}\n", "")
                .replace(
                        "calendars:\n  - {code: CN, holidays: [2026-10-01, 2026-10-02], workingDays: [2026-10-10]}\n",
                        "")
                .replace("    calendar: CN\n", "");

        assertThat(without).doesNotContain("calendar");
        assertThat(CatalogueTexts.content(without).calendars()).isEmpty();
    }

    @Test
    void readsCalendars() {
        assertThat(CatalogueTexts.content(CatalogueTexts.SMALL).calendars())
                .containsExactly(
                        new BusinessCalendar(
                                "CN",
                                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)),
                                Set.of(LocalDate.of(2026, 10, 10))),
                        new BusinessCalendar("GULF", Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), Set.of(), Set.of()));
    }

    @Test
    void keepsACalendarWithoutWeekend() {
        CatalogueContent content = CatalogueTexts.content(CatalogueTexts.SMALL.replace("[friday, saturday]", "[]"));

        assertThat(content.calendars().get(1).weekend()).isEmpty();
        assertThat(CatalogueTexts.content(file.write(content))).isEqualTo(content.sorted());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            5s,10s; next-day 09:30 | 5s; 10s | does not fit: when the bank is asked
            5s,10s; next-day 09:30 | every 5m | 'every' needs 'last' or 'most'
            5s,10s; next-day 09:30 | every 5m; last 1m | 'last' is before the first query
            5s,10s; next-day 09:30 | 5s; most 2; most 3 | 'most' stands there twice
            5s,10s; next-day 09:30 | 5s; jitter 60% | 'jitter' is from 0% to 50%
            2026-10-01, 2026-10-02 | 2026-02-29 | there is no '2026-02-29'
            2026-10-01, 2026-10-02 | 2026-2-9 | does not fit: a date such as
            [friday, saturday] | [fri] | does not have a value in the enumeration
            [friday, saturday] | [monday, tuesday, wednesday, thursday, friday, saturday, sunday] | at most 6 items
            lateMoney: refund | lateMoney: keep | does not have a value in the enumeration
            """)
    void tellsOfEachFaultOnce(String right, String wrong, String message) {
        assertThat(CatalogueTexts.faults(CatalogueTexts.SMALL.replace(right, wrong)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains(message));
    }

    @Test
    void reportsFaultsOfStructureAndMeaningAtOnce() {
        String wrong = CatalogueTexts.SMALL
                .replace("weight: 2", "weight: two")
                .replace("    name: One\n", "")
                .replace("maxConcurrency: 10\n    queries", "maxConcurency: 10\n    queries")
                .replace("[a1, a2]", "[a1, a3]")
                .replace("then 5", "than 5");

        assertThat(CatalogueTexts.faults(wrong))
                .extracting(FileFault::pointer)
                .containsExactlyInAnyOrder(
                        "/channels/0/name",
                        "/channels/0/maxConcurrency",
                        "/channels/0/maxConcurency",
                        "/channels/0/weight",
                        "/channels/0/priority/0/value",
                        "/pools/0/accounts/1");
    }

    @Test
    void needsAllFourLists() {
        assertThat(CatalogueTexts.faults("channels: []"))
                .extracting(FileFault::message)
                .containsExactlyInAnyOrder("'institutions' is missing", "'pools' is missing", "'merchants' is missing");
    }

    @Test
    void refusesHostileOrBrokenFiles() {
        refuses("a: &x [1]\nb: *x", 2, "alias");
        refuses("a: !!java.util.Date x", 1, "tag");
        refuses("a: !!binary x", 1, "tag");
        refuses("a: 1\nb: 2\na: 3", 3, "'a' stands here a second time, first in line 1");
        refuses("[".repeat(30) + "]".repeat(30), 1, "nested too deeply");
        refuses("a: [" + "1,\n".repeat(400_000) + "1]", 1, "too many parts");
        refuses("# " + "x".repeat(2_000_000), 1, "2 MB");
        refuses("a: 1\n---\nb: 2", 2, "is no YAML");
        refuses("a: [1\nb: 2", 2, "is no YAML");
        refuses("a: \u0007", 1, "is no YAML");
        refuses("", 1, "is empty");
        refuses("? [a]\n: 1", 1, "a key is a short word");
        refuses("just text", 1, "object expected");
    }

    /** Issue 13, item 18: the parser's time grows with the square of a line, whatever stands in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: %s",
                "a: \"%s\"",
                "a: '%s'",
                "# %s\na: 1",
                "a: |\n  %s",
                "a: &%s 1",
                "a: !%s 1",
                "%%%s\n---\na: 1"
            })
    void refusesOverlongLinesUnread(String yaml) {
        refuses(
                "\n" + yaml.formatted("x".repeat(20_000)),
                yaml.startsWith("a: |") ? 3 : 2,
                "a line of more than 20000 characters");
    }

    /** Issue 13, item 18: the parser throws what is no fault of the reader's. */
    @Test
    void refusesEscapesThatAreNoCharacters() {
        refuses("a: \"\\UFFFFFFFF\"", 1, "is no YAML");
        refuses("a: \"\\U00110000\"", 1, "is no YAML");
        refuses("a: !%zz 1", 1, "is no YAML");
        refuses("a: \"\\ud800\"", 1, "half of a character");
    }

    @Test
    void namesInTheSchemaWhatTheCodeKnows() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(getClass().getResource("/catalogue.schema.json"));

        assertThat(words(schema.at("/$defs/operation/enum"))).isEqualTo(spelled(Operation.values()));
        JsonNode feature = schema.at("/$defs/feature/properties");
        assertThat(words(feature.at("/element/enum"))).isEqualTo(OrderElement.words());
        assertThat(words(feature.at("/comparison/enum"))).isEqualTo(spelled(Feature.Comparison.values()));
        assertThat(words(feature.at("/effect/enum"))).isEqualTo(spelled(Feature.Effect.values()));
        assertThat(words(schema.at("/$defs/calendar/properties/weekend/items/enum")))
                .isEqualTo(spelled(DayOfWeek.values()));
        assertThat(words(schema.at("/$defs/merchant/properties/lateMoney/enum")))
                .isEqualTo(spelled(LateMoney.values()));
        assertThat(words(schema.at("/$defs/merchant/properties/duplicatePayouts/enum")))
                .isEqualTo(spelled(DuplicatePayouts.values()));
        JsonNode pool = schema.at("/$defs/pool/properties");
        assertThat(words(pool.at("/ranking/enum"))).isEqualTo(spelled(Pool.Ranking.values()));
        assertThat(words(pool.at("/accountChoice/enum"))).isEqualTo(spelled(Pool.AccountChoice.values()));
        assertThat(schema.at("/$defs/interface/properties/querySchedule/default")
                        .asText())
                .isEqualTo(QuerySchedule.DEFAULT.text());
    }

    private static void refuses(String yaml, int line, String message) {
        assertThat(CatalogueTexts.faults(yaml)).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.message()).contains(message);
        });
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> spelled(Enum<?>... constants) {
        return Arrays.stream(constants).map(Spelling::of).toList();
    }
}
