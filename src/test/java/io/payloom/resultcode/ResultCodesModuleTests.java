package io.payloom.resultcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ResultCodesModuleTests {

    private final ResultCodes codes;
    private final Alerts alerts;
    private final Database database;
    private final Snapshots snapshots;
    private final JdbcTemplate sql;

    ResultCodesModuleTests(ResultCodes codes, Alerts alerts, Database database, Snapshots snapshots, JdbcTemplate sql) {
        this.codes = codes;
        this.alerts = alerts;
        this.database = database;
        this.snapshots = snapshots;
        this.sql = sql;
    }

    @Test
    void translatesTheSampleCodes() {
        assertThat(codes.translate("northbank-card", Operation.PAY, "0000", null))
                .isEqualTo(new Translation("SUCCEEDED", Verdict.SUCCEEDED, "Paid", false, false, true));
        assertThat(codes.translate("eastbank-card", Operation.PAY, "3002", "any"))
                .isEqualTo(new Translation("CHANNEL_FAILURE", Verdict.FAILED, "The channel failed", true, true, true));
        assertThat(codes.translate("harborpay-qr", Operation.PAY, "5001", null).verdict())
                .isEqualTo(Verdict.CLOSED);
        assertThat(codes.translate("harborpay-qr", Operation.PAY, "4009", null).verdict())
                .isEqualTo(Verdict.PROCESSING);
    }

    @Test
    void countsAnUnknownCodeOnceWithOneAlertUnderConcurrency() throws Exception {
        List<Future<Translation>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int caller = 0; caller < 40; caller++) {
                answers.add(threads.submit(() ->
                        database.inTransaction(() -> codes.translate("northbank-card", Operation.PAY, "7Z99", "x"))));
            }
        }

        for (Future<Translation> answer : answers) {
            assertThat(answer.get()).isEqualTo(Translation.UNKNOWN);
        }
        assertThat(sql.queryForList("select occurrences from untranslated_code where code = '7Z99'", Long.class))
                .containsExactly(40L);
        assertThat(alertsAbout("7Z99")).singleElement().satisfies(alert -> {
            assertThat(alert.occurrences()).isEqualTo(1);
            assertThat(alert.text()).contains("northbank-card", "7Z99/x");
        });
    }

    @Test
    void keepsCodesApartThatDifferInSubCodeOrLetterCase() {
        codes.translate("eastbank-card", Operation.PAY, "q1", null);
        codes.translate("eastbank-card", Operation.PAY, "Q1", null);
        codes.translate("eastbank-card", Operation.PAY, "Q1", "1");

        assertThat(sql.queryForList("select occurrences from untranslated_code where code in ('q1', 'Q1')", Long.class))
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void recordsEvenACodeThatIsLongAndStrange() {
        String strange = "\uD83D\uDCB8" + "Ж".repeat(5_000) + "'; drop";

        assertThat(codes.translate("eastbank-card", Operation.PAY, strange, strange)
                        .known())
                .isFalse();
    }

    @Test
    void translatesACodeAsSoonAsSomeoneHasExplainedIt() {
        assertThat(codes.translate("northbank-card", Operation.PAY, "6666", null)
                        .known())
                .isFalse();

        database.inTransaction(() -> {
            sql.update(
                    "insert into result_code values ('*', 'PAY', '6666', '*', 'CARD_REFUSED', 'FAILED', 'No', false, false)");
            snapshots.changed("result-codes");
        });

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(codes.translate("northbank-card", Operation.PAY, "6666", null)
                                .verdict())
                        .isEqualTo(Verdict.FAILED));
    }

    private List<Alerts.Alert> alertsAbout(String code) {
        return alerts.ofKind("UNTRANSLATED_CODE").stream()
                .filter(alert -> alert.dedupKey().contains(code))
                .toList();
    }
}
