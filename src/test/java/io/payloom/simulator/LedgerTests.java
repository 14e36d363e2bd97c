package io.payloom.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final OrderKey KEY = new OrderKey("northbank", "T1");
    private static final SimulatorProperties.Timings TIMINGS = new SimulatorProperties.Timings(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);

    @TempDir
    Path directory;

    private final ObjectMapper json = new SimulatorApplication().bankJson();
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        ledger = openLedger();
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void refusesSecondSuccessOfOneOrderNumber() throws IOException {
        ledger.change(KEY, none -> anOrder("N0000000001"));

        assertThatThrownBy(() -> ledger.change(KEY, paid -> paid.succeeded(NOON)))
                .isInstanceOf(SuccessAlreadyBooked.class);
        assertThatThrownBy(() -> ledger.change(KEY, paid -> anOrder("N0000000002")))
                .isInstanceOf(SuccessAlreadyBooked.class);
        assertThat(ledger.find(KEY)).isEqualTo(anOrder("N0000000001"));
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void refusesToStartOnLineThatIsBroken() throws IOException {
        ledger.change(KEY, none -> anOrder("N0000000001"));
        ledger.close();
        Files.writeString(file(), "{\"key\":\n" + Files.readString(file()));

        assertThatThrownBy(this::openLedger).isInstanceOf(IOException.class).hasMessageContaining("broken at byte 0");
    }

    @Test
    void givesNoReferenceTwiceAfterRestart() throws IOException {
        ledger.change(KEY, none -> anOrder("N0000000007"));
        ledger.close();

        ledger = openLedger();
        assertThat(ledger.nextReference("northbank")).isEqualTo("N0000000008");
    }

    @Test
    void refusesToGiveBackMoreThanWasTaken() throws IOException {
        ledger.change(KEY, none -> anOrder("N0000000001"));
        ledger.change(key("R1"), none -> aRefund("R1", 700));

        assertThat(ledger.leftOf(KEY)).isEqualTo(500);
        assertThatThrownBy(() -> ledger.change(key("R2"), none -> aRefund("R2", 501)))
                .isInstanceOf(RefundBeyondPayment.class);
        assertThatThrownBy(() -> ledger.change(key("R1"), known -> aRefund("R1", 800)))
                .as("another amount of what is booked")
                .isInstanceOf(SuccessAlreadyBooked.class);
        assertThatThrownBy(() -> ledger.change(key("R3"), none -> aRefundOf("nothing", "R3", 1)))
                .isInstanceOf(RefundBeyondPayment.class);
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void whatCameBackIsLeftAgainAndStaysBooked() {
        ledger.change(KEY, none -> anOrder("N0000000001"));
        ledger.change(key("R1"), none -> aRefund("R1", 700));

        ledger.change(key("R1"), refund -> refund.returned(NOON));

        assertThat(ledger.leftOf(KEY)).isEqualTo(1200);
        assertThat(ledger.find(key("R1")).standing().bookedAmount()).isEqualTo(700);
        assertThatThrownBy(() -> ledger.change(key("R1"), known -> aRefund("R1", 700)))
                .isInstanceOf(SuccessAlreadyBooked.class);
    }

    @Test
    void remembersAfterRestartWhatIsLeft() throws IOException {
        ledger.change(KEY, none -> anOrder("N0000000001"));
        ledger.change(key("R1"), none -> aRefund("R1", 700));
        ledger.change(key("R1"), refund -> refund.returned(NOON));
        ledger.change(key("R2"), none -> aRefund("R2", 300));
        BankOrder returned = ledger.find(key("R1"));
        ledger.close();

        ledger = openLedger();
        assertThat(ledger.leftOf(KEY)).isEqualTo(900);
        assertThat(ledger.find(key("R1"))).isEqualTo(returned);
    }

    @Test
    void refusesToStartOnABookThatGivesBackTooMuch() throws IOException {
        ledger.change(KEY, none -> anOrder("N0000000001"));
        ledger.change(key("R1"), none -> aRefund("R1", 700));
        ledger.close();
        Files.writeString(file(), Files.readString(file()).replace("700", "1201"));

        assertThatThrownBy(this::openLedger).isInstanceOf(RefundBeyondPayment.class);
    }

    @Test
    void takesLinesFromBeforeThereWereRefundsAsPayments() throws IOException {
        ledger.close();
        Files.writeString(
                file(),
                """
                {"key":{"bank":"northbank","orderNo":"T1"},\
                "terms":{"amount":1200,"currency":"CNY","method":"card","type":"credit"},\
                "arrival":{"bankReference":"N0000000007","behaviour":"SUCCESS","receivedAt":"2026-03-01T12:00:00Z"},\
                "standing":{"state":"SUCCEEDED","code":"0000","changedAt":"2026-03-01T12:00:00Z","successes":1,\
                "bookedAmount":1200},"payCalls":1}
                """);

        ledger = openLedger();
        assertThat(ledger.find(KEY).terms().kind()).isEqualTo(Kind.PAY);
        assertThat(ledger.leftOf(KEY)).isEqualTo(1200);
    }

    private static BankOrder anOrder(String reference) {
        return booked(KEY, new Terms(Kind.PAY, null, 1200, "CNY", "card", "credit", null, null, null, null), reference);
    }

    private static BankOrder aRefund(String orderNo, long amount) {
        return aRefundOf(KEY.orderNo(), orderNo, amount);
    }

    private static BankOrder aRefundOf(String payment, String orderNo, long amount) {
        return booked(key(orderNo), Terms.refunding(payment, amount, "CNY", null), "N0000000002");
    }

    private static OrderKey key(String orderNo) {
        return new OrderKey(KEY.bank(), orderNo);
    }

    private static BankOrder booked(OrderKey key, Terms terms, String reference) {
        Course booked = new Opening(NOON, TIMINGS, terms, 0).booked();
        return BankOrder.opened(
                key, terms, new Arrival(reference, "800100000001", Behaviour.SUCCESS, NOON, null, null), booked, null);
    }

    private Ledger openLedger() throws IOException {
        return new Ledger(new SimulatorProperties(file(), List.of(), TIMINGS, ZoneOffset.UTC, 10_000_000_000L), json);
    }

    private Path file() {
        return directory.resolve("ledger");
    }
}
