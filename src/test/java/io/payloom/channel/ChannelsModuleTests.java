package io.payloom.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.payloom.alert.Alerts;
import io.payloom.bankside.BankSideTest;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.UnknownChannel;
import io.payloom.catalogue.schedule.QuerySchedule;
import io.payloom.channel.line.ChannelSecrets;
import io.payloom.database.Database;
import io.payloom.database.Snapshots;
import io.payloom.kernel.Money;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ChannelsModuleTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final RefundSubmission A_REFUND =
            new RefundSubmission("8001R", "8001A", Money.cny(700), null, "http://127.0.0.1/callbacks/northbank-card");
    private static final VoidSubmission A_VOID =
            new VoidSubmission("8001V", "8001A", "http://127.0.0.1/callbacks/northbank-card");

    private final Channels channels;
    private final ChannelSecrets secrets;
    private final Alerts alerts;
    private final Database database;
    private final Snapshots snapshots;
    private final JdbcTemplate sql;

    ChannelsModuleTests(
            Channels channels,
            ChannelSecrets secrets,
            Alerts alerts,
            Database database,
            Snapshots snapshots,
            JdbcTemplate sql) {
        this.channels = channels;
        this.secrets = secrets;
        this.alerts = alerts;
        this.database = database;
        this.snapshots = snapshots;
        this.sql = sql;
    }

    @AfterEach
    void restoreTheSampleCatalogue() {
        change("update channel set weight = 3 where code = 'northbank-card'");
        await().atMost(PATIENCE).until(() -> weight() == 3);
    }

    @Test
    void readsTheSampleCatalogue() {
        ChannelInterface harborpay = channels.interfaceOf("harborpay-qr", Operation.PAY);
        assertThat(harborpay.closeSupported()).isTrue();
        assertThat(harborpay.payerTimeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(harborpay.notFoundFinalAfter()).isNull();
        assertThat(harborpay.institutions()).isEmpty();
        ChannelInterface northbank = channels.interfaceOf("northbank-card", Operation.PAY);
        assertThat(northbank.types()).containsExactlyInAnyOrder("credit", "debit");
        assertThat(northbank.querySchedule()).isEqualTo(QuerySchedule.DEFAULT);
        assertThat(northbank.notFoundFinalAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(northbank().baseUrl()).isEqualTo("http://127.0.0.1:1/banks/northbank");
    }

    @Test
    void knowsTheSecretsOfTheSampleChannelsFromTheStart() {
        assertThat(secrets.of(northbank())).contains("local-only-northbank-secret-0123456789");
    }

    @Test
    void followsAChangeOfTheTables() {
        change("update channel set weight = 7 where code = 'northbank-card'");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(weight()).isEqualTo(7));
    }

    @Test
    void keepsTheFormerCatalogueWhenTheNewOneIsRefused() {
        change("update channel set weight = 0 where code = 'northbank-card'");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(alerts.ofKind("CATALOGUE_REFUSED"))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.text()).contains("channels/northbank-card/weight: weight is below 1")));
        assertThat(weight()).isEqualTo(3);
    }

    /** Issue 13, item 12. */
    @Test
    void theAlertOfARefusedCatalogueClosesWhenItIsPutRight() {
        change("update channel set weight = 0 where code = 'northbank-card'");
        await().atMost(PATIENCE).until(() -> isRefusalOpen());

        change("update channel set weight = 3 where code = 'northbank-card'");

        await().atMost(PATIENCE).until(() -> !isRefusalOpen());
    }

    private boolean isRefusalOpen() {
        return !alerts.open("CATALOGUE_REFUSED").isEmpty();
    }

    @Test
    void callsNoBankInsideADatabaseTransaction() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    channels.query("northbank-card", "northbank-card", "8001A");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void sendsNoRefundAndNoVoidThatComesTooLate() {
        assertThatThrownBy(() -> channels.refund("northbank-card", "northbank-card", A_REFUND, () -> false))
                .isInstanceOf(SendTooLate.class);
        assertThatThrownBy(() -> channels.voidPayment("northbank-card", "northbank-card", A_VOID, () -> false))
                .isInstanceOf(SendTooLate.class);
    }

    @Test
    void reportsABankThatDoesNotListenAsNotSent() {
        assertThat(channels.refund("northbank-card", "northbank-card", A_REFUND, () -> true))
                .isInstanceOf(BankAnswer.NotSent.class);
        assertThat(channels.voidPayment("northbank-card", "northbank-card", A_VOID, () -> true))
                .isInstanceOf(BankAnswer.NotSent.class);
        assertThat(channels.query("northbank-card", "northbank-card", "8001A")).isInstanceOf(BankAnswer.NotSent.class);
    }

    @Test
    void refusesAnUnknownChannel() {
        assertThat(channels.find("nobody")).isEmpty();
        assertThatThrownBy(() -> channels.query("nobody", "nobody", "1")).isInstanceOf(UnknownChannel.class);
    }

    private int weight() {
        return northbank().weight();
    }

    private Channel northbank() {
        return channels.find("northbank-card").orElseThrow();
    }

    private void change(String statement) {
        database.inTransaction(() -> {
            sql.update(statement);
            snapshots.changed("channels");
        });
    }
}
