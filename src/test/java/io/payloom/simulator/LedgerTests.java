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
        ledger.change(KEY, none -> anOrder("N1"));

        assertThatThrownBy(() -> ledger.change(KEY, paid -> paid.succeeded(NOON)))
                .isInstanceOf(SuccessAlreadyBooked.class);
        assertThatThrownBy(() -> ledger.change(KEY, paid -> anOrder("N2"))).isInstanceOf(SuccessAlreadyBooked.class);
        assertThat(ledger.find(KEY)).isEqualTo(anOrder("N1"));
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void refusesToStartOnLineThatIsBroken() throws IOException {
        ledger.change(KEY, none -> anOrder("N1"));
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

    private BankOrder anOrder(String reference) {
        Terms terms = new Terms(Kind.PAY, null, 1200, "CNY", "card", "credit", null, null);
        Course booked = new Opening(NOON, TIMINGS, terms, 0).booked();
        return BankOrder.opened(
                KEY, terms, new Arrival(reference, "800100000001", Behaviour.SUCCESS, NOON, null, null), booked, null);
    }

    private Ledger openLedger() throws IOException {
        return new Ledger(new SimulatorProperties(file(), List.of(), TIMINGS, ZoneOffset.UTC), json);
    }

    private Path file() {
        return directory.resolve("ledger");
    }
}
