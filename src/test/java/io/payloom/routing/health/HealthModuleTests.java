package io.payloom.routing.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.alert.Alerts;
import io.payloom.bankside.BankSideTest;
import io.payloom.support.MovableClock;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/** Health of channels and pools, and the memory of payers, at times that the tests set. */
@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HealthModuleTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final HealthMapper mapper;
    private final Alerts alerts;
    private final JdbcTemplate database;

    HealthModuleTests(HealthMapper mapper, Alerts alerts, JdbcTemplate database) {
        this.database = database;
        this.mapper = mapper;
        this.alerts = alerts;
    }

    @Test
    void startsAtZeroAndIsNeverAbove() {
        Health health = at(NOON);

        assertThat(health.dynamicWeight("fresh")).isZero();
        health.record("fresh", "p", true);
        assertThat(health.dynamicWeight("fresh")).isZero();
    }

    @Test
    void aFailureCostsOneASuccessGivesOneBack() {
        Health health = at(NOON);

        fail(health, "c", 3);
        health.record("c", "p", true);

        assertThat(health.dynamicWeight("c")).isEqualTo(-2);
    }

    @Test
    void recoversByOneForEachQuietMinuteWithoutTraffic() {
        DynamicWeight weight = new DynamicWeight(NOON);
        weight.change(0, 5, NOON);

        assertThat(weight.at(NOON.plusSeconds(59))).isEqualTo(-5);
        assertThat(weight.at(NOON.plusSeconds(60))).isEqualTo(-4);
        assertThat(weight.at(NOON.plus(Duration.ofMinutes(7)))).isZero();
        weight.change(0, 1, NOON.plus(Duration.ofMinutes(2)));
        assertThat(weight.at(NOON.plus(Duration.ofMinutes(2)))).isEqualTo(-4);
    }

    @Test
    void losesNoMoreThanItCanRegainInAHundredMinutes() {
        DynamicWeight weight = new DynamicWeight(NOON);
        weight.change(0, 5_000, NOON);

        assertThat(weight.at(NOON)).isEqualTo(-100);
        assertThat(weight.at(NOON.plus(Duration.ofMinutes(100)))).isZero();
    }

    @Test
    void alertsOnceWhenAChannelFallsBelowMinusTen() {
        Health health = at(NOON);

        fail(health, "ill", 10);
        health.watch();
        assertThat(alertsFor("ill")).isEmpty();
        fail(health, "ill", 1);
        health.watch();
        health.watch();

        assertThat(alertsFor("ill")).singleElement().satisfies(alert -> {
            assertThat(alert.occurrences()).isEqualTo(1);
            assertThat(alert.text()).contains("-11");
        });
    }

    /** Issue 13, item 12. */
    @Test
    void theAlertClosesWhenTheChannelHasRecoveredAndComesBackWhileItGoesOnFailing() {
        MovableClock clock = new MovableClock();
        Health health = new Health(mapper, alerts, clock);
        fail(health, "recovering", 12);
        health.watch();
        alerts.acknowledge(alertsFor("recovering").getFirst().id(), "li-lei", "asking the bank");

        clock.move(Duration.ofSeconds(1));
        fail(health, "recovering", 1);
        health.watch();
        assertThat(isOpen("recovering")).as("just acknowledged").isFalse();
        database.update(
                "update alert set acknowledged_at = ? where dedup_key = 'recovering'",
                Timestamp.from(clock.instant().minus(Duration.ofHours(2))));
        health.watch();
        assertThat(isOpen("recovering")).as("no failure since").isFalse();
        clock.move(Duration.ofSeconds(1));
        fail(health, "recovering", 1);
        health.watch();
        assertThat(isOpen("recovering")).isTrue();

        clock.move(Duration.ofMinutes(90));
        health.watch();
        assertThat(isOpen("recovering")).isFalse();
    }

    /** Issue 13, item 12: the instance that raised it has ended. */
    @Test
    void anAlertOfAnInstanceThatHasEndedClosesWhenTheChannelMustHaveRecovered() {
        MovableClock clock = new MovableClock();
        Health ended = new Health(mapper, alerts, clock);
        fail(ended, "orphaned", 12);
        ended.watch();

        Health other = new Health(mapper, alerts, clock);
        clock.move(Duration.ofMinutes(89));
        other.watch();
        assertThat(isOpen("orphaned")).isTrue();
        clock.move(Duration.ofMinutes(2));
        other.watch();
        assertThat(isOpen("orphaned")).isFalse();
    }

    private boolean isOpen(String channel) {
        return alertsFor(channel).getFirst().acknowledgedAt() == null;
    }

    @Test
    void instancesExchangeChangesAndCountNothingTwice() {
        Health one = at(NOON);
        Health other = at(NOON);
        fail(one, "shared", 3);
        fail(other, "shared", 2);

        one.exchange();
        other.exchange();
        one.exchange();
        one.exchange();
        other.exchange();

        assertThat(one.dynamicWeight("shared")).isEqualTo(-5);
        assertThat(other.dynamicWeight("shared")).isEqualTo(-5);
    }

    @Test
    void knowsTheSuccessRateOfAPoolOnceThereAreResultsEnough() {
        Health health = at(NOON);
        for (int result = 0; result < 19; result++) {
            health.record("c", "pool", result % 4 != 0);
        }
        assertThat(health.successPercent("pool")).isEmpty();

        health.record("c", "pool", true);

        assertThat(health.successPercent("pool")).hasValue(75);
    }

    @Test
    void forgetsResultsAfterTenMinutes() {
        SuccessRate rate = new SuccessRate();
        rate.add(10, 30, NOON);

        assertThat(rate.percent(NOON.plus(Duration.ofMinutes(9)))).hasValue(25);
        assertThat(rate.percent(NOON.plus(Duration.ofMinutes(10)))).isEmpty();
    }

    @Test
    void remembersForAWhileWhereAPayerFailed() {
        memoryAt(NOON).failed("payer-1", "c", "CARD_REFUSED");

        assertThat(record("payer-1", NOON.plus(Duration.ofMinutes(9))).failedAt())
                .containsExactly("c");
        assertThat(record("payer-1", NOON.plus(Duration.ofMinutes(11))).failedAt())
                .isEmpty();
        assertThat(record("payer-2", NOON).failedAt()).isEmpty();
    }

    @Test
    void refusesAfterRepeatedInsufficientFundsAndNotForThemAlone() {
        for (int failure = 0; failure < 4; failure++) {
            memoryAt(NOON).failed("poor", "c", "INSUFFICIENT_FUNDS");
        }
        assertThat(record("poor", NOON).refused()).isFalse();
        memoryAt(NOON).failed("poor", "d", "INSUFFICIENT_FUNDS");

        assertThat(record("poor", NOON).refused()).isTrue();
        assertThat(record("poor", NOON).failedAt()).isEmpty();
        assertThat(record("poor", NOON.plus(Duration.ofMinutes(11))).refused()).isFalse();
    }

    @Test
    void aPayerIsKnownByCardAndByMember() {
        memoryAt(NOON).failed("card-key", "c", "CARD_REFUSED");
        memoryAt(NOON).failed("member-key", "d", "CARD_REFUSED");

        PayerRecord record =
                memoryAt(NOON).of("card-key", List.of("card-key", "member-key"), List.of(LocalDate.of(2026, 3, 2)));

        assertThat(record.failedAt()).containsExactlyInAnyOrder("c", "d");
    }

    private PayerRecord record(String payer, Instant at) {
        return memoryAt(at).of(null, List.of(payer), List.of(LocalDate.of(2026, 3, 2)));
    }

    private PayerMemory memoryAt(Instant at) {
        return new PayerMemory(
                mapper, new MemoryProperties(Duration.ofMinutes(10), 5), Clock.fixed(at, ZoneOffset.UTC));
    }

    private Health at(Instant now) {
        return new Health(mapper, alerts, Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<Alerts.Alert> alertsFor(String channel) {
        return alerts.ofKind("CHANNEL_UNWELL").stream()
                .filter(alert -> alert.dedupKey().equals(channel))
                .toList();
    }

    private static void fail(Health health, String channel, int times) {
        for (int failure = 0; failure < times; failure++) {
            health.record(channel, "p-" + channel, false);
        }
    }
}
