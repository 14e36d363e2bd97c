package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.bankside.BankSideTest;
import io.payloom.channel.line.ChannelSecrets;
import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ChannelsModuleTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Channels channels;
    private final ChannelSecrets secrets;
    private final Alerts alerts;
    private final Database database;
    private final Snapshots snapshots;
    private final JdbcTemplate sql;
    private final Flyway flyway;

    ChannelsModuleTests(
            Channels channels,
            ChannelSecrets secrets,
            Alerts alerts,
            Database database,
            Snapshots snapshots,
            JdbcTemplate sql,
            Flyway flyway) {
        this.channels = channels;
        this.secrets = secrets;
        this.alerts = alerts;
        this.database = database;
        this.snapshots = snapshots;
        this.sql = sql;
        this.flyway = flyway;
    }

    @AfterEach
    void restoreTheSampleCatalogue() {
        change("update channel set weight = 3 where code = 'northbank-card'");
        await().atMost(SOON).until(() -> weight() == 3);
    }

    @Test
    void readsTheSampleCatalogue() {
        assertThat(channels.interfaces(Operation.PAY))
                .extracting(one -> one.channel().code())
                .containsExactly("eastbank-card", "harborpay-qr", "northbank-card");
        ChannelInterface harborpay = channels.interfaceOf("harborpay-qr", Operation.PAY);
        assertThat(harborpay.closeSupported()).isTrue();
        assertThat(harborpay.payerTimeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(harborpay.notFoundFinalAfter()).isNull();
        assertThat(harborpay.institutions()).isEmpty();
        ChannelInterface northbank = channels.interfaceOf("northbank-card", Operation.PAY);
        assertThat(northbank.types()).containsExactlyInAnyOrder("credit", "debit");
        assertThat(northbank.querySchedule()).isEqualTo(QuerySchedule.DEFAULT);
        assertThat(northbank.notFoundFinalAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(northbank.channel().baseUrl()).isEqualTo("http://127.0.0.1:1/banks/northbank");
    }

    @Test
    void knowsTheSecretsOfTheSampleChannelsFromTheStart() {
        assertThat(secrets.of(northbank())).contains("local-only-northbank-secret-0123456789");
    }

    @Test
    void followsAChangeOfTheTables() {
        change("update channel set weight = 7 where code = 'northbank-card'");

        await().atMost(SOON).untilAsserted(() -> assertThat(weight()).isEqualTo(7));
    }

    @Test
    void keepsTheFormerCatalogueWhenTheNewOneIsRefused() {
        change("update channel set weight = 0 where code = 'northbank-card'");

        await().atMost(SOON).untilAsserted(() -> assertThat(alerts.ofKind("CATALOGUE_REFUSED"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("northbank-card: weight is below 1")));
        assertThat(weight()).isEqualTo(3);
    }

    @Test
    void callsNoBankInsideADatabaseTransaction() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    channels.query("northbank-card", "8001A");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void reportsABankThatDoesNotListenAsNotSent() {
        assertThat(channels.query("northbank-card", "8001A")).isInstanceOf(BankAnswer.NotSent.class);
    }

    @Test
    void refusesAnUnknownChannel() {
        assertThat(channels.find("nobody")).isEmpty();
        assertThatThrownBy(() -> channels.query("nobody", "1")).isInstanceOf(UnknownChannel.class);
    }

    @Test
    void movesWithTheSimulatorAndKeepsTheSecrets() {
        String token = northbank().secretToken();

        migrateTo("http://127.0.0.1:2");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(northbank().baseUrl()).isEqualTo("http://127.0.0.1:2/banks/northbank"));
        assertThat(northbank().secretToken()).isNotNull().isEqualTo(token);
        migrateTo("http://127.0.0.1:1");
        await().atMost(SOON).until(() -> northbank().baseUrl().contains(":1/"));
    }

    private int weight() {
        return northbank().weight();
    }

    private Channel northbank() {
        return channels.find("northbank-card").orElseThrow();
    }

    private void migrateTo(String simulatorUrl) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .placeholders(Map.of("simulator-url", simulatorUrl))
                .load()
                .migrate();
    }

    private void change(String statement) {
        database.inTransaction(() -> {
            sql.update(statement);
            snapshots.changed("channels");
        });
    }
}
