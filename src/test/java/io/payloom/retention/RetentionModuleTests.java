package io.payloom.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.support.ModuleInstance;
import io.payloom.support.MovableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Issue 13, item 32: what is old goes in small steps, what is still needed stays. */
class RetentionModuleTests {

    private static final MovableClock CLOCK = new MovableClock();

    private static ModuleInstance instance;

    private final JdbcTemplate database = instance.bean(JdbcTemplate.class);
    private final Retention retention = instance.bean(Retention.class);

    @BeforeAll
    static void start() {
        instance =
                new ModuleInstance(RetentionModules.class, "retention", CLOCK, Map.of("payloom.retention.step", "3"));
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @BeforeEach
    void isDue() {
        for (Outdated outdated : Outdated.values()) {
            database.update("delete from " + outdated.table());
        }
        lookAtAll(); // the first look at a table only begins to count
        CLOCK.move(Duration.ofHours(2));
    }

    @Test
    void messagesAttemptsAndAcknowledgedAlertsGoWhenTheyAreOldEnough() {
        for (int days : List.of(1, 399, 401)) {
            call(days);
            database.update(
                    "insert into bank_message (channel, digest, ciphertext, received_at) values ('c', ?, 'x', ?)",
                    "digest-" + days,
                    ago(days));
            alert("acknowledged-" + days, ago(days));
        }
        alert("open", null);
        for (int days : List.of(1, 179, 181)) {
            database.update(
                    "insert into notification_attempt (notification_no, attempt, at, outcome) values ('N1', ?, ?, 'x')",
                    days,
                    ago(days));
        }

        lookAtAll();

        assertThat(rows("bank_call")).isEqualTo(2);
        assertThat(rows("bank_message")).isEqualTo(2);
        assertThat(database.queryForList("select dedup_key from alert order by id", String.class))
                .containsExactly("acknowledged-1", "acknowledged-399", "open");
        assertThat(rows("notification_attempt")).isEqualTo(2);
    }

    @Test
    void rowsOfLimitsGoAfterTheirDayButNotWhileAnOrderHoldsThem() {
        for (int days : List.of(0, 39, 45)) {
            counter("settled", days);
            hold("P-settled", "settled", days, "CONFIRMED");
            hold("P-released", "settled", days, "RELEASED");
        }
        counter("held", 45);
        hold("P-held", "held", 45, "HELD");
        hold("P-confirmed", "held", 45, "CONFIRMED");

        lookAtAll();

        assertThat(database.queryForList("select scope from quota_counter order by scope, day", String.class))
                .containsExactly("held", "settled", "settled");
        assertThat(rows("quota_hold")).isEqualTo(6);
        assertThat(rows("quota_hold where scope = 'held'")).as("all there").isEqualTo(2);

        database.update("update quota_hold set state = 'RELEASED' where order_no = 'P-held45'");
        CLOCK.move(Duration.ofHours(2));
        lookAtAll();
        assertThat(rows("quota_counter where scope = 'held'")).isZero();
        assertThat(rows("quota_hold where scope = 'held'")).as("all gone").isZero();
    }

    @Test
    void theNewestEditionsOfTheCatalogueAndTheLastSampleStay() {
        for (int version = 1; version <= 30; version++) {
            database.update(
                    "insert into catalogue_edition (version, yaml, recorded_at, sample_digest) values (?, 'x', ?, ?)",
                    version,
                    ago(version == 2 ? 10 : 500),
                    version == 5 ? "digest" : null);
        }

        for (int look = 0; look < 3; look++) {
            lookAtAll();
        }

        assertThat(database.queryForList("select version from catalogue_edition order by version", Integer.class))
                .hasSize(22)
                .startsWith(2, 5, 11);
    }

    @Test
    void manyRowsGoInSmallStepsAndTheNextLookGoesOn() {
        for (int call = 0; call < 70; call++) {
            call(500);
        }
        call(1);

        lookAtAll();
        assertThat(rows("bank_call")).as("twenty steps of three").isEqualTo(11);
        lookAtAll();
        assertThat(rows("bank_call")).isEqualTo(1);

        call(500);
        lookAtAll();
        assertThat(rows("bank_call")).as("it is not time to look").isEqualTo(2);
        assertThat(database.queryForObject("select removed from retention where name = 'bank_call'", Long.class))
                .isGreaterThanOrEqualTo(70);
    }

    /** Issue 13, item 32: whatever the migrations create is in the table of the runbook. */
    @Test
    void everyTableIsInTheRunbook() throws Exception {
        String runbook = Files.readString(Path.of("docs/operations.md"));
        String grows = runbook.substring(runbook.indexOf("## What grows"), runbook.indexOf("## Backup and restore"));
        List<String> tables = database.queryForList(
                "select table_name from information_schema.tables where table_schema = database()"
                        + " and table_name <> 'flyway_schema_history'",
                String.class);

        assertThat(tables).isNotEmpty().allSatisfy(table -> assertThat(grows).contains("`" + table + "`"));
    }

    private void lookAtAll() {
        for (Outdated outdated : Outdated.values()) {
            retention.look(outdated);
        }
    }

    private void call(int days) {
        database.update(
                "insert into bank_call (transaction_no, source, request, at) values ('T1', 'query-bank', 'x', ?)",
                ago(days));
    }

    private void alert(String key, Timestamp acknowledgedAt) {
        database.update(
                "insert into alert (kind, dedup_key, text, occurrences, first_at, opened_at, last_at, acknowledged_at)"
                        + " values ('K', ?, 'x', 1, ?, ?, ?, ?)",
                key,
                ago(500),
                ago(500),
                ago(500),
                acknowledgedAt);
    }

    private void counter(String scope, int days) {
        database.update(
                "insert into quota_counter (card, scope, day, amount, number) values ('', ?, ?, 1, 1)",
                scope,
                day(days));
    }

    private void hold(String orderNo, String scope, int days, String state) {
        database.update(
                "insert into quota_hold (order_no, attempt, card, scope, day, amount, state, updated_at)"
                        + " values (?, 1, '', ?, ?, 1, ?, ?)",
                orderNo + days,
                scope,
                day(days),
                state,
                ago(days));
    }

    private int rows(String table) {
        Integer number = database.queryForObject("select count(*) from " + table, Integer.class);
        return number == null ? 0 : number;
    }

    private static Date day(int days) {
        return Date.valueOf(CLOCK.instant()
                .minus(Duration.ofDays(days))
                .atZone(ZoneOffset.UTC)
                .toLocalDate());
    }

    private static Timestamp ago(int days) {
        Instant then = CLOCK.instant().minus(Duration.ofDays(days));
        return Timestamp.from(then);
    }
}
