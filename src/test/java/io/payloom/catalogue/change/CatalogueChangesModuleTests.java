package io.payloom.catalogue.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.CatalogueTexts;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.Pool;
import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import io.payloom.support.CatalogueEditing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class CatalogueChangesModuleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Catalogues catalogues;
    private final CatalogueChanges changes;
    private final CatalogueEditions editions;
    private final SampleCatalogue sample;
    private final Database database;
    private final Snapshots snapshots;
    private final JdbcTemplate sql;
    private final String original;

    CatalogueChangesModuleTests(
            Catalogues catalogues,
            CatalogueChanges changes,
            CatalogueEditions editions,
            SampleCatalogue sample,
            Database database,
            Snapshots snapshots,
            JdbcTemplate sql) {
        this.catalogues = catalogues;
        this.changes = changes;
        this.editions = editions;
        this.sample = sample;
        this.database = database;
        this.snapshots = snapshots;
        this.sql = sql;
        this.original = editions.export().yaml();
    }

    /** Orders of other tests, never to be sent, would keep their accounts in the catalogue. */
    @BeforeEach
    void forgetTheOrdersOfOtherTests() {
        sql.update("delete from route_decision");
    }

    @AfterEach
    void restoreTheSample() {
        sample.importOnce(CatalogueTexts.sample() + "# again " + System.nanoTime());
        assertThat(editions.export().yaml()).isEqualTo(original);
        await().atMost(PATIENCE).until(() -> catalogues.current().version() == version());
    }

    @Test
    void readsTheSampleOfTheLocalStack() {
        Catalogue current = catalogues.current();

        assertThat(current.content())
                .isEqualTo(CatalogueTexts.content(CatalogueTexts.sample()).sorted());
        assertThat(current.version()).isEqualTo(version());
        assertThat(current.channels()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(current.pools("M1", Operation.PAY, "card", "credit"))
                .extracting(Pool::code)
                .containsExactly("cards");
        assertThat(current.pools("sample-flagship", Operation.PAY, "card", "credit"))
                .extracting(Pool::code)
                .containsExactly("cards", "cards-cross-bank");
    }

    @Test
    void importsWhatItExported() {
        String small = CatalogueTexts.SMALL;
        sql.update("update channel set enabled = false");
        replace(small);

        String exported = editions.export().yaml();

        assertThat(CatalogueTexts.content(exported))
                .isEqualTo(CatalogueTexts.content(small).sorted());
        assertThat(changes.propose(exported)).isInstanceOfSatisfying(Proposal.Acceptable.class, same -> {
            assertThat(same.presentVersion()).isEqualTo(version());
            assertThat(same.differences()).isEmpty();
            assertThat(same.orderNumbersADay()).containsEntry("one", 9_999_999_999L);
        });
        long before = version();
        assertThat(changes.replace(exported, before, "ann", null))
                .isInstanceOfSatisfying(Replacement.Replaced.class, replaced -> {
                    assertThat(replaced.version()).isEqualTo(before);
                    assertThat(replaced.differences()).isEmpty();
                });
    }

    /** Issue 13, item 28. */
    @Test
    void warnsOfMaintenanceThatIsOver() {
        String over = CatalogueEditing.edit(original, catalogue -> {
            ArrayNode windows = CatalogueEditing.part(catalogue, "channels", "northbank-card")
                    .putArray("maintenance");
            windows.addObject().put("from", "2020-01-01T00:00:00Z").put("to", "2020-01-01T02:00:00Z");
            windows.addObject().put("from", "2020-02-01T00:00:00Z").put("to", "2099-01-01T02:00:00Z");
        });

        assertThat(changes.propose(over))
                .isInstanceOfSatisfying(Proposal.Acceptable.class, acceptable -> assertThat(acceptable.warnings())
                        .singleElement()
                        .satisfies(warning -> {
                            assertThat(warning.pointer()).matches("/channels/\\d+/maintenance/0");
                            assertThat(warning.line()).isGreaterThan(1);
                            assertThat(warning.message()).contains("ended at 2020-01-01T02:00:00Z");
                        }));
        assertThat(changes.replace(over, version(), "ann", null))
                .isInstanceOfSatisfying(Replacement.Replaced.class, replaced -> assertThat(replaced.warnings())
                        .hasSize(1));
    }

    /** Issue 13, item 28: what a file may not say, it may not say when it is tried out either. */
    @Test
    void triesNothingOutThatNoAdapterSpeaks() {
        String unknown = CatalogueEditing.edit(
                original, catalogue -> CatalogueEditing.part(catalogue, "channels", "northbank-card")
                        .put("protocol", "smoke-signals"));

        assertThat(changes.hypothetical(unknown))
                .isInstanceOfSatisfying(ProposedCatalogue.Refused.class, refused -> assertThat(refused.faults())
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.message()).contains("no adapter speaks smoke-signals")));
        assertThat(changes.hypothetical(heavier(9))).isInstanceOf(ProposedCatalogue.Usable.class);
    }

    @Test
    void showsTheDifferenceAndChangesNothing() {
        long before = version();

        assertThat(changes.propose(heavier(9))).isInstanceOfSatisfying(Proposal.Acceptable.class, proposal -> {
            assertThat(proposal.presentVersion()).isEqualTo(before);
            assertThat(proposal.differences()).containsExactly("channels/northbank-card/weight: 3 -> 9");
        });
        assertThat(version()).isEqualTo(before);
        assertThat(editions.export().yaml()).isEqualTo(original);
    }

    @Test
    void replacesTheCatalogueOnEveryInstance() {
        long before = version();

        assertThat(changes.replace(heavier(9), before, "ann", "more for Northbank"))
                .isEqualTo(new Replacement.Replaced(
                        before + 1, List.of("channels/northbank-card/weight: 3 -> 9"), List.of()));

        await().atMost(PATIENCE).until(() -> catalogues.current().version() == before + 1);
        assertThat(catalogues.current().channel("northbank-card").weight()).isEqualTo(9);
        assertThat(editions.editions().getFirst()).satisfies(edition -> {
            assertThat(edition.version()).isEqualTo(before + 1);
            assertThat(edition.recordedBy()).isEqualTo("ann");
            assertThat(edition.note()).isEqualTo("more for Northbank");
        });
        assertThat(editions.edition(before)).map(EditionText::yaml).contains(original);
    }

    @Test
    void refusesAFileMadeForAnotherVersion() {
        long before = version();
        replace(heavier(9));

        assertThat(changes.replace(heavier(8), before, "bob", null)).isEqualTo(new Replacement.Outdated(before + 1));
        assertThat(weightInTheTable()).isEqualTo(9);
    }

    @Test
    void letsOneOfTwoWin() throws Exception {
        long before = version();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Replacement> one = threads.submit(() -> changes.replace(heavier(8), before, "ann", null));
            Future<Replacement> two = threads.submit(() -> changes.replace(heavier(9), before, "bob", null));

            assertThat(List.of(one.get(), two.get()))
                    .hasAtLeastOneElementOfType(Replacement.Replaced.class)
                    .hasAtLeastOneElementOfType(Replacement.Outdated.class);
        }
        assertThat(version()).isEqualTo(before + 1);
    }

    @Test
    void changesNothingWhenTheFileIsRefused() {
        long before = version();

        assertThat(changes.replace(heavier(0), before, "ann", null))
                .isInstanceOfSatisfying(
                        Replacement.Refused.class,
                        refused -> assertThat(refused.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.pointer()).matches("/channels/\\d+/weight");
                            assertThat(fault.line()).isGreaterThan(1);
                        }));
        assertThat(version()).isEqualTo(before);
        assertThat(editions.export().yaml()).isEqualTo(original);
    }

    @Test
    void leavesEverythingWhenWritingFailsHalfWay() {
        long before = version();
        sql.execute("create trigger no_routes before insert on merchant_route for each row"
                + " signal sqlstate '45000' set message_text = 'not now'");
        try {
            assertThatThrownBy(() -> changes.replace(heavier(9), before, "ann", null))
                    .hasMessageContaining("not now");
        } finally {
            sql.execute("drop trigger no_routes");
        }
        assertThat(version()).isEqualTo(before);
        assertThat(editions.export().yaml()).isEqualTo(original);
        assertThat(editions.edition(before + 1)).isEmpty();
    }

    @Test
    void removesOnlyWhatWasSwitchedOffBefore() {
        String without = without(original, "  - code: tealpay-qr\n", "  - code: unionlink-card\n")
                .replace("      - tealpay-qr\n", "");

        assertThat(changes.propose(without))
                .isInstanceOfSatisfying(Proposal.Refused.class, refused -> assertThat(refused.faults())
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.message()).contains("'tealpay-qr'", "switch it off")));

        change("update channel set enabled = false where code = 'tealpay-qr'");
        assertThat(changes.propose(without))
                .isInstanceOfSatisfying(Proposal.Acceptable.class, acceptable -> assertThat(acceptable.differences())
                        .containsExactlyInAnyOrder("- channels/tealpay-qr", "- pools/qr-wallets/accounts/tealpay-qr"));
    }

    @Test
    void restoresAFormerVersion() {
        long before = version();
        replace(heavier(9));

        assertThat(changes.restore(before, before + 1, "bob"))
                .isEqualTo(new Replacement.Replaced(
                        before + 2, List.of("channels/northbank-card/weight: 9 -> 3"), List.of()));
        assertThat(editions.export()).isEqualTo(new EditionText(before + 2, original));
        assertThat(editions.editions().getFirst().note()).isEqualTo("Restores version " + before);
        assertThatThrownBy(() -> changes.restore(-1, before + 2, "bob")).isInstanceOf(UnknownEdition.class);
    }

    @Test
    void keepsAVersionThatSomebodyMadeInSql() {
        change("update channel set enabled = false where code = 'harborpay-qr'");
        long made = version();

        await().atMost(PATIENCE).until(() -> catalogues.current().version() == made);
        assertThat(catalogues.current().channel("harborpay-qr").enabled()).isFalse();
        assertThat(editions.editions().getFirst()).satisfies(edition -> {
            assertThat(edition.version()).isEqualTo(made);
            assertThat(edition.recordedBy()).isNull();
        });
    }

    @Test
    void keepsAVersionThatNoInstanceHadLoadedWhenItIsReplaced() {
        long made = database.inTransaction(() -> {
            sql.update("update channel set name = 'Harbor' where code = 'harborpay-qr'");
            snapshots.changed("channels");
            long version =
                    sql.queryForObject("select version from catalogue_version where name = 'channels'", Long.class);
            replace(heavier(9), version);
            return version;
        });

        assertThat(editions.edition(made))
                .hasValueSatisfying(edition ->
                        assertThat(edition.yaml()).contains("name: Harbor\n").contains("weight: 3"));
    }

    @Test
    void refusesRowsOfNobody() {
        sql.update("insert into catalogue_hours values ('CHANNEL', 'northbnk', 0, '08:00-09:00')");
        assertThatThrownBy(editions::export).hasMessageContaining("CHANNEL northbnk");
        sql.update("delete from catalogue_hours where owner_code = 'northbnk'");
    }

    @Test
    void triesACatalogueOutWithoutTouchingTheTables() {
        long before = version();

        assertThat(changes.hypothetical(CatalogueTexts.SMALL))
                .isInstanceOfSatisfying(ProposedCatalogue.Usable.class, usable -> {
                    assertThat(usable.catalogue().version()).isZero();
                    assertThat(usable.catalogue().find("one")).isPresent();
                });
        assertThat(changes.hypothetical("x")).isInstanceOf(ProposedCatalogue.Refused.class);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void importsTheSampleOnceAndAgainWhenTheSimulatorMoves() {
        String moved = CatalogueTexts.sample().replace("127.0.0.1:1/", "127.0.0.1:2/");
        sample.importOnce(moved);
        long imported = version();
        assertThat(sql.queryForObject("select base_url from channel where code = 'northbank-card'", String.class))
                .isEqualTo("http://127.0.0.1:2/banks/northbank");
        change("update channel set weight = 7 where code = 'northbank-card'");

        sample.importOnce(moved);

        assertThat(version()).isEqualTo(imported + 1);
        assertThat(weightInTheTable()).isEqualTo(7);
    }

    @Test
    void neverShowsAHalfAppliedChange() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            AtomicInteger flips = new AtomicInteger();
            Future<?> flipping = threads.submit(() -> flipUntil(done, flips));
            try {
                for (int looks = 0; (looks < 30 || flips.get() < 30) && !flipping.isDone(); looks++) {
                    assertSameInBothTables(
                            CatalogueTexts.content(editions.export().yaml()));
                    assertSameInBothTables(catalogues.current().content());
                }
            } finally {
                done.set(true);
            }
            flipping.get();
        }
    }

    private void flipUntil(AtomicBoolean done, AtomicInteger flips) {
        while (!done.get()) {
            int weight = 3 + flips.incrementAndGet() % 2;
            database.inTransaction(() -> {
                sql.update("update channel set weight = ? where code = 'northbank-card'", weight);
                sql.update("update channel_account set weight = ? where code = 'northbank-card'", weight - 2);
                snapshots.changed("channels");
            });
        }
    }

    private static void assertSameInBothTables(CatalogueContent content) {
        Channel channel = content.channels().stream()
                .filter(one -> one.code().equals("northbank-card"))
                .findFirst()
                .orElseThrow();
        assertThat(channel.accounts().getFirst().weight()).isEqualTo(channel.weight() - 2);
    }

    private String heavier(int weight) {
        String card = "  - code: northbank-card\n";
        int at = original.indexOf("weight: 3", original.indexOf(card));
        return original.substring(0, at) + "weight: " + weight + original.substring(at + "weight: 3".length());
    }

    private static String without(String text, String from, String until) {
        return text.substring(0, text.indexOf(from)) + text.substring(text.indexOf(until));
    }

    private void replace(String yaml) {
        replace(yaml, version());
    }

    private void replace(String yaml, long expectedVersion) {
        assertThat(changes.replace(yaml, expectedVersion, "ann", null)).isInstanceOf(Replacement.Replaced.class);
    }

    private void change(String statement) {
        database.inTransaction(() -> {
            sql.update(statement);
            snapshots.changed("channels");
        });
    }

    private long version() {
        return editions.export().version();
    }

    private int weightInTheTable() {
        Map<String, Object> row = sql.queryForMap("select weight from channel where code = 'northbank-card'");
        return ((Number) row.get("weight")).intValue();
    }
}
