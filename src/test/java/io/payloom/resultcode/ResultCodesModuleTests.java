package io.payloom.resultcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.AlertQuery;
import io.payloom.alert.Alerts;
import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import io.payloom.support.ModuleInstance;
import io.payloom.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances on a real database; every test has a code of its own. */
class ResultCodesModuleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Meaning REFUSED = new Meaning("CARD_REFUSED", Verdict.FAILED, "No", false, false);
    private static final Meaning PAID = new Meaning("SUCCEEDED", Verdict.SUCCEEDED, "Paid", false, false);
    private static final AtomicInteger CODES = new AtomicInteger();
    private static final MovableClock CLOCK = new MovableClock();

    private static ModuleInstance one;
    private static ModuleInstance other;

    private final String code = "T" + CODES.incrementAndGet();
    private final ResultCodes codes = one.bean(ResultCodes.class);
    private final CodeChanges changes = one.bean(CodeChanges.class);
    private final CodeReports reports = one.bean(CodeReports.class);
    private final Untranslated untranslated = one.bean(Untranslated.class);
    private final Alerts alerts = one.bean(Alerts.class);
    private final JdbcTemplate sql = one.bean(JdbcTemplate.class);

    @BeforeAll
    static void startTwoInstances() {
        one = new ModuleInstance(CodeModules.class, "resultcode", CLOCK, Map.of());
        other = new ModuleInstance(CodeModules.class, "resultcode", CLOCK, Map.of());
    }

    @AfterAll
    static void stopThem() {
        other.close();
        one.close();
    }

    @Test
    void translatesTheSampleCodes() {
        long version = reports.present().version();
        assertThat(translate("northbank-card", Operation.PAY, "0000", null))
                .isEqualTo(new Translation("SUCCEEDED", Verdict.SUCCEEDED, "Paid", false, false, true, version));
        assertThat(translate("eastbank-card", Operation.PAY, "3002", "any"))
                .isEqualTo(new Translation(
                        "CHANNEL_FAILURE", Verdict.FAILED, "The channel failed", true, true, true, version));
        assertThat(translate("harborpay-qr", Operation.PAY, "5001", null).verdict())
                .isEqualTo(Verdict.CLOSED);
        assertThat(translate("harborpay-qr", Operation.PAY, "4009", null).verdict())
                .isEqualTo(Verdict.PROCESSING);
        assertThat(translate("northbank-card", Operation.REFUND, "3002", null).reroutable())
                .isTrue(); // later, at the same channel
        assertThat(translate("northbank-card", Operation.REFUND, "2002", null).reroutable())
                .isFalse();
        assertThat(translate("northbank-payout", Operation.PAYOUT, "2001", null).countsAgainstHealth())
                .isTrue();
    }

    @Test
    void aMerchantsLineBeatsAChannelsLineBeatsOneForAll() {
        put(key("*", "*", "*"), Validity.ALWAYS, meaning("FOR_ALL"));
        put(key("*", "northbank-card", "7"), Validity.ALWAYS, meaning("FOR_CHANNEL"));
        long version = put(key("M1", "*", "*"), Validity.ALWAYS, meaning("FOR_MERCHANT"));
        awaitVersion(version);

        assertThat(codes.translate(question("M1", "northbank-card", "7")).unifiedCode())
                .isEqualTo("FOR_MERCHANT");
        assertThat(codes.translate(question("M2", "northbank-card", "7")).unifiedCode())
                .isEqualTo("FOR_CHANNEL");
        assertThat(codes.translate(question("M2", "northbank-card", "8")).unifiedCode())
                .isEqualTo("FOR_ALL");
        assertThat(codes.translate(question("M2", "eastbank-card", null)).version())
                .isEqualTo(version);
    }

    @Test
    void aLineCountsWithinItsDatesOnly() {
        Instant from = CLOCK.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(Duration.ofDays(1));
        awaitVersion(put(key("*", "*", "*"), new Validity(from, until), REFUSED));

        assertThat(find()).isEmpty();
        CLOCK.move(Duration.between(CLOCK.instant(), from));
        assertThat(find()).isEqualTo("CARD_REFUSED");
        CLOCK.move(Duration.between(CLOCK.instant(), until).minusSeconds(30));
        assertThat(find()).isEqualTo("CARD_REFUSED");
        CLOCK.move(Duration.ofSeconds(30));
        assertThat(find()).isEmpty();
    }

    @Test
    void tellsWhatTheTableSaidAtEveryVersionAndWhoChangedItWhy() {
        long first = put(key("*", "*", "*"), Validity.ALWAYS, REFUSED);
        long second = done(changes.put(
                        new CodeProposal(key("*", "*", "*"), Validity.ALWAYS, PAID), first, "bob", "the bank says so"))
                .version();
        CodeLine line = reports.present().lines().stream()
                .filter(present -> present.key().code().equals(code))
                .findFirst()
                .orElseThrow();
        long third = done(changes.remove(line.id(), second, "cid", "a mistake")).version();

        assertThat(List.of(second - first, third - second)).containsExactly(1L, 1L);
        assertThat(meaningAt(first - 1)).isEmpty();
        assertThat(meaningAt(first)).isEqualTo("CARD_REFUSED");
        assertThat(meaningAt(second)).isEqualTo("SUCCEEDED");
        assertThat(meaningAt(third)).isEmpty();
        assertThat(reports.edition(third + 1)).isEmpty();
        CodeLine kept = lineAt(second);
        assertThat(kept.added().by()).isEqualTo("bob");
        assertThat(kept.added().reason()).isEqualTo("the bank says so");
        assertThat(kept.removed()).isNotNull().satisfies(removed -> {
            assertThat(removed.version()).isEqualTo(third);
            assertThat(removed.by()).isEqualTo("cid");
            assertThat(removed.reason()).isEqualTo("a mistake");
        });
        assertThat(changes.remove(line.id(), third, "cid", "again")).isInstanceOf(CodeChange.Unknown.class);
    }

    @Test
    void theSameLineAgainChangesNothing() {
        long version = put(key("*", "*", "*"), Validity.ALWAYS, REFUSED);

        assertThat(put(key("*", "*", "*"), Validity.ALWAYS, REFUSED)).isEqualTo(version);
        assertThat(reports.present().version()).isEqualTo(version);
    }

    @Test
    void aChangeThatWasMadeForAnotherVersionIsRefused() {
        long version = reports.present().version();
        CodeProposal proposal = new CodeProposal(key("*", "*", "*"), Validity.ALWAYS, REFUSED);

        assertThat(changes.put(proposal, version - 1, "ann", "x")).isEqualTo(new CodeChange.Outdated(version));
        assertThat(changes.remove(1, version + 1, "ann", "x")).isEqualTo(new CodeChange.Outdated(version));
    }

    @Test
    void ofSeveralChangesForOneVersionOneIsMade() throws Exception {
        long version = reports.present().version();
        List<Future<CodeChange>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                CodeChanges its = (i % 2 == 0 ? one : other).bean(CodeChanges.class);
                Meaning meaning = meaning("MEANING_" + i);
                results.add(threads.submit(() ->
                        its.put(new CodeProposal(key("*", "*", "*"), Validity.ALWAYS, meaning), version, "ann", "x")));
            }
        }
        int made = 0;
        for (Future<CodeChange> result : results) {
            made += result.get() instanceof CodeChange.Done ? 1 : 0;
        }

        assertThat(made).isEqualTo(1);
        assertThat(reports.present().version()).isEqualTo(version + 1);
    }

    @Test
    void everyFaultOfAProposalIsNamed() {
        Instant noon = Instant.parse("2030-01-01T12:00:00Z");
        put(key("*", "*", "*"), new Validity(noon, null), REFUSED);

        assertThat(faults(key("*", "*", "*"), new Validity(null, noon.plusSeconds(1)), REFUSED))
                .containsExactly(Tuple.tuple("effectiveFrom", "LINES_OVERLAP"));
        assertThat(faults(
                        key("*", "no-bank", "*"),
                        new Validity(noon, noon),
                        new Meaning("UNTRANSLATED", Verdict.SUCCEEDED, "", false, true)))
                .containsExactly(
                        Tuple.tuple("channel", "CHANNEL_UNKNOWN"),
                        Tuple.tuple("unifiedCode", "VALUE_INVALID"),
                        Tuple.tuple("reroutable", "VALUE_INVALID"),
                        Tuple.tuple("effectiveUntil", "DATES_REVERSED"));
        put(key("*", "*", "*"), new Validity(null, noon), PAID);
        assertThat(meaningsNow()).containsExactlyInAnyOrder("SUCCEEDED", "CARD_REFUSED");
    }

    @Test
    void tenThousandUnknownAnswersFromTwentyThreadsAreOneRowAndOneAlert() throws Exception {
        List<Future<Translation>> answers = new ArrayList<>();
        long before = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 10_000; i++) {
                ModuleInstance its = i % 2 == 0 ? one : other;
                CodeQuestion question =
                        new CodeQuestion("M1", "northbank-card", Operation.PAY, code, "x", "T%05d".formatted(i));
                answers.add(threads.submit(() -> its.bean(Database.class)
                        .inTransaction(() -> its.bean(ResultCodes.class).translate(question))));
            }
        }
        for (Future<Translation> answer : answers) {
            assertThat(answer.get().known()).isFalse();
            assertThat(answer.get().unifiedCode()).isEqualTo(Translation.UNTRANSLATED);
        }
        untranslated.flush();
        other.bean(Untranslated.class).flush();
        System.out.printf("10,000 unknown answers in %d ms%n", (System.nanoTime() - before) / 1_000_000);

        UntranslatedCode row = report();
        assertThat(row.occurrences()).isEqualTo(10_000);
        assertThat(row.transactionNos()).hasSize(5).doesNotHaveDuplicates();
        assertThat(alertsAbout()).singleElement().satisfies(alert -> {
            assertThat(alert.occurrences()).isEqualTo(1);
            assertThat(alert.text()).contains("northbank-card", code + "/x");
        });
    }

    @Test
    void anEncounterOfATransactionThatIsRolledBackIsNotCounted() {
        Database database = one.bean(Database.class);
        translate("northbank-card", Operation.PAY, code, null);

        try {
            database.inTransaction(() -> {
                translate("northbank-card", Operation.PAY, code, null);
                throw new IllegalStateException();
            });
        } catch (IllegalStateException expected) {
            untranslated.flush();
        }

        assertThat(report().occurrences()).isEqualTo(1);
    }

    @Test
    void keepsCodesApartThatDifferInSubCodeOrLetterCase() {
        translate("eastbank-card", Operation.PAY, "q1", null);
        translate("eastbank-card", Operation.PAY, "Q1", null);
        translate("eastbank-card", Operation.PAY, "Q1", "1");

        assertThat(sql.queryForList("select occurrences from untranslated_code where code in ('q1', 'Q1')", Long.class))
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void recordsEvenACodeThatIsLongAndStrange() {
        String strange = "\uD83D\uDCB8" + "Ж".repeat(5_000) + "'; drop";

        assertThat(translate("eastbank-card", Operation.PAY, strange, strange).known())
                .isFalse();
    }

    @Test
    void whoTranslatesACodeMarksItAndSettlesItsAlert() {
        translate("northbank-card", Operation.PAY, code, null);
        assertThat(openAlerts()).hasSize(1);

        long version = put(key("*", "northbank-card", "*"), Validity.ALWAYS, REFUSED);

        assertThat(reports.untranslated()).noneMatch(row -> row.code().equals(code));
        assertThat(report().translatedBy()).isEqualTo("ann");
        assertThat(report().translatedAt()).isNotNull();
        assertThat(openAlerts()).isEmpty();
        assertThat(alerts.acknowledgements(List.of(alertsAbout().getFirst().id())))
                .singleElement()
                .satisfies(acknowledged -> {
                    assertThat(acknowledged.acknowledgedBy()).isEqualTo("ann");
                    assertThat(acknowledged.note()).contains("CARD_REFUSED", "version " + version);
                });
        awaitVersion(version);
        assertThat(find()).isEqualTo("CARD_REFUSED");
    }

    @Test
    void anInstanceThatStillFollowsTheOldTableDoesNotOpenItAgain() {
        long before = reports.present().version();
        CodeQuestion question = question("M1", "northbank-card", null);
        untranslated.record(question, before);
        put(key("*", "northbank-card", "*"), Validity.ALWAYS, REFUSED);

        untranslated.record(question, before);
        untranslated.flush();

        assertThat(report().translatedAt()).isNotNull();
        assertThat(report().occurrences()).isEqualTo(2);
        assertThat(openAlerts()).isEmpty();
    }

    @Test
    void itIsUntranslatedAgainWhenItComesAfterItsLineHasEnded() {
        translate("northbank-card", Operation.PAY, code, null);
        Instant end = CLOCK.instant().plus(Duration.ofHours(1));
        awaitVersion(put(key("*", "northbank-card", "*"), new Validity(null, end), REFUSED));
        assertThat(find()).isEqualTo("CARD_REFUSED");
        CLOCK.move(Duration.ofHours(1));

        translate("northbank-card", Operation.PAY, code, null);
        untranslated.flush();

        assertThat(report().translatedAt()).isNull();
        assertThat(report().occurrences()).isEqualTo(2);
        assertThat(openAlerts()).singleElement().satisfies(alert -> assertThat(alert.opening())
                .isEqualTo(2));
    }

    @Test
    void aLineForOneMerchantLeavesTheCodeUntranslatedForTheOthers() {
        translate("northbank-card", Operation.PAY, code, null);

        put(key("M9", "northbank-card", "*"), Validity.ALWAYS, REFUSED);

        assertThat(report().translatedAt()).isNull();
    }

    @Test
    void aLineThatSqlAddedIsFollowedAndHasTheVersionInWhichItCame() {
        translate("northbank-card", Operation.PAY, code, null);
        long before = reports.present().version();

        one.bean(Database.class).inTransaction(() -> {
            sql.update(
                    "insert into result_code (channel_code, operation, code, sub_code, unified_code, verdict, message,"
                            + " counts_against_health, reroutable)"
                            + " values ('*', 'PAY', ?, '*', 'CARD_REFUSED', 'FAILED', 'No', false, false)",
                    code);
            one.bean(Snapshots.class).changed("result-codes");
        });

        awaitVersion(before + 1);
        assertThat(find()).isEqualTo("CARD_REFUSED");
        assertThat(meaningAt(before)).isEmpty();
        assertThat(meaningAt(before + 1)).isEqualTo("CARD_REFUSED");
        untranslated.settle(codes.table());
        assertThat(report().translatedBy()).isEqualTo("SQL");
    }

    @Test
    void aTableThatContradictsItselfIsRefusedAndTheFormerOneStays() {
        long version = reports.present().version();
        Long id = null;
        try {
            awaitVersion(put(key("*", "*", "*"), Validity.ALWAYS, REFUSED));
            sql.update(
                    "insert into result_code (channel_code, operation, code, sub_code, unified_code, verdict, message,"
                            + " counts_against_health, reroutable, effective_from)"
                            + " values ('*', 'PAY', ?, '*', 'PAID', 'SUCCEEDED', 'Yes', false, false, '2020-01-01')",
                    code);
            id = sql.queryForObject("select max(id) from result_code", Long.class);
            one.bean(Database.class)
                    .inTransaction(() -> one.bean(Snapshots.class).changed("result-codes"));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(alerts.ofKind("CATALOGUE_REFUSED"))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.text()).contains("*/*/PAY/" + code)));
            assertThat(find()).isEqualTo("CARD_REFUSED");
        } finally {
            sql.update("delete from result_code where id = ?", id);
        }
        awaitVersion(version + 2);
    }

    @Test
    void tellsWhichLinesNoBankHasEverSent() {
        Sightings sightings = one.bean(Sightings.class);
        awaitVersion(put(key("*", "northbank-card", "*"), Validity.ALWAYS, REFUSED));
        assertThat(neverSeen()).containsExactly("northbank-card");

        find();
        sightings.flush();
        assertThat(neverSeen()).as("looking is not seeing").containsExactly("northbank-card");

        for (int i = 0; i < 3; i++) {
            translate("northbank-card", Operation.PAY, code, null);
        }
        sightings.flush();
        sightings.flush();
        assertThat(neverSeen()).isEmpty();
        assertThat(sql.queryForList("select sightings from result_code_sighting where code = ?", Long.class, code))
                .containsExactly(3L);

        put(key("*", "northbank-card", "*"), Validity.ALWAYS, PAID);
        assertThat(neverSeen()).as("a line that was corrected was seen before").isEmpty();
    }

    @Test
    void countsAndMarksAreWrittenByThemselves() {
        CodeChores chores = new CodeChores(codes, one.bean(CodeTables.class), untranslated, one.bean(Sightings.class));
        try {
            translate("northbank-card", Operation.PAY, code, null);
            translate("northbank-card", Operation.PAY, code, null);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(report().occurrences()).isEqualTo(2));
        } finally {
            chores.stop();
        }
    }

    @Test
    void aLineThatBeginsToCountMarksItsCode() {
        translate("northbank-card", Operation.PAY, code, null);
        Instant from = CLOCK.instant().plus(Duration.ofHours(1));
        awaitVersion(put(key("*", "northbank-card", "*"), new Validity(from, null), REFUSED));
        CodeChores chores = new CodeChores(codes, one.bean(CodeTables.class), untranslated, one.bean(Sightings.class));
        chores.stop();

        chores.settle();
        assertThat(report().translatedAt()).isNull();
        CLOCK.move(Duration.ofHours(1));
        chores.settle();
        assertThat(report().translatedBy()).isEqualTo("ann");
    }

    private Translation translate(String channel, Operation operation, String code, String subCode) {
        return codes.translate(new CodeQuestion("M1", channel, operation, code, subCode, null));
    }

    private CodeQuestion question(String merchant, String channel, String subCode) {
        return new CodeQuestion(merchant, channel, Operation.PAY, code, subCode, null);
    }

    private String find() {
        return codes.find(question("M1", "northbank-card", null))
                .map(Translation::unifiedCode)
                .orElse("");
    }

    private CodeKey key(String merchant, String channel, String subCode) {
        return new CodeKey(merchant, channel, Operation.PAY, code, subCode);
    }

    private static Meaning meaning(String unifiedCode) {
        return new Meaning(unifiedCode, Verdict.FAILED, "No", false, false);
    }

    private long put(CodeKey key, Validity validity, Meaning meaning) {
        return done(changes.put(
                        new CodeProposal(key, validity, meaning),
                        reports.present().version(),
                        "ann",
                        "for a test"))
                .version();
    }

    private static CodeChange.Done done(CodeChange change) {
        assertThat(change).isInstanceOf(CodeChange.Done.class);
        return (CodeChange.Done) change;
    }

    private List<Tuple> faults(CodeKey key, Validity validity, Meaning meaning) {
        CodeChange change = changes.put(
                new CodeProposal(key, validity, meaning), reports.present().version(), "ann", "x");
        assertThat(change).isInstanceOf(CodeChange.Refused.class);
        return ((CodeChange.Refused) change)
                .faults().stream()
                        .map(fault -> Tuple.tuple(fault.part(), fault.code()))
                        .toList();
    }

    private void awaitVersion(long version) {
        await().atMost(PATIENCE)
                .until(() -> codes.table().version() >= version
                        && other.bean(ResultCodes.class).table().version() >= version);
    }

    private CodeLine lineAt(long version) {
        return reports.edition(version).orElseThrow().lines().stream()
                .filter(line -> line.key().code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private String meaningAt(long version) {
        CodeLine line = lineAt(version);
        return line == null ? "" : line.meaning().unifiedCode();
    }

    private List<String> meaningsNow() {
        return reports.present().lines().stream()
                .filter(line -> line.key().code().equals(code))
                .map(line -> line.meaning().unifiedCode())
                .toList();
    }

    private UntranslatedCode report() {
        return reports.everUntranslated().stream()
                .filter(row -> row.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> neverSeen() {
        return reports.neverSeen().stream()
                .filter(line -> line.key().code().equals(code))
                .map(line -> line.key().channel())
                .toList();
    }

    private List<Alerts.Alert> alertsAbout() {
        return alerts.ofKind("UNTRANSLATED_CODE").stream()
                .filter(alert -> alert.dedupKey().contains("/" + code + "/"))
                .toList();
    }

    private List<Alerts.Alert> openAlerts() {
        return alerts.list(new AlertQuery(AlertQuery.State.OPEN, "UNTRANSLATED_CODE", null, 1000)).stream()
                .filter(alert -> alert.dedupKey().contains("/" + code + "/"))
                .toList();
    }
}
