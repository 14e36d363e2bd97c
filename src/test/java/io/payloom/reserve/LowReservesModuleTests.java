package io.payloom.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.payloom.alert.Alerts;
import io.payloom.hold.Attempt;
import io.payloom.kernel.Money;
import io.payloom.support.AfterStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is told that a reserve is low, and how often; the limits are those of the sample catalogue. */
class LowReservesModuleTests {

    private static final long LOW = 9_999_999;
    private static final long ENOUGH = 10_000_000;
    private static final long TOP = 500_000_000;

    private static ReserveScene scene;

    @BeforeAll
    static void start() {
        scene = new ReserveScene("low_reserves");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void countsAreRight() {
        assertThat(scene.reserves.differences()).isEmpty();
    }

    @Test
    void lowIsSaidOnceUntilThereIsEnoughAgain() {
        String account = "eastbank-payout";
        bankHas(account, ENOUGH);
        assertThat(alert("RESERVE_LOW", account)).isEmpty();

        IntStream.range(0, 3).forEach(again -> bankHas(account, LOW));
        assertThat(alert("RESERVE_LOW", account)).hasValueSatisfying(low -> {
            assertThat(low.occurrences()).isEqualTo(1);
            assertThat(low.acknowledgedAt()).isNull();
            assertThat(low.text()).contains("9999999").doesNotContain("Transfer");
        });

        IntStream.range(0, 3).forEach(again -> bankHas(account, ENOUGH));
        assertThat(alert("RESERVE_LOW", account)).hasValueSatisfying(settled -> assertThat(settled.acknowledgedAt())
                .isNotNull());

        bankHas(account, LOW);
        assertThat(alert("RESERVE_LOW", account)).hasValueSatisfying(again -> {
            assertThat(again.opening()).isEqualTo(2);
            assertThat(again.occurrences()).isEqualTo(2);
            assertThat(again.acknowledgedAt()).isNull();
        });
        assertThat(scene.treasury.about(account))
                .as("nobody wants it topped up")
                .isEmpty();
    }

    @Test
    void lowIsWhatIsAvailableNotWhatTheBankHas() {
        String account = "northbank-payout-1";
        bankHas(account, ENOUGH + 1_000);
        String orderNo = scene.anOrderThatTook(account, 1_001L);

        bankHas(account, ENOUGH + 1_000);

        assertThat(alert("RESERVE_LOW", account))
                .hasValueSatisfying(low -> assertThat(low.acknowledgedAt()).isNull());
        scene.reserves.release(new Attempt(orderNo, 1));
        bankHas(account, ENOUGH);
        assertThat(alert("RESERVE_LOW", account)).hasValueSatisfying(settled -> assertThat(settled.acknowledgedAt())
                .isNotNull());
    }

    /** Issue 13, item 4: whoever believes it each time sends into the same refusal once a minute. */
    @Test
    void aBankThatRefusesTwiceWhatItSaysItHasIsNotBelieved() {
        String account = "eastbank-payout";
        bankHas(account, 900_000_000);
        refusedByTheBank(account, 100_000_000, 120_000_000);
        assertThat(scene.available(account)).isEqualTo(99_999_999);

        bankHas(account, 900_000_000);
        assertThat(scene.available(account)).as("ours may have been old").isEqualTo(900_000_000);
        assertThat(alert("BALANCE_DOUBTED", account)).isEmpty();

        refusedByTheBank(account, 100_000_000);
        IntStream.range(0, 3).forEach(again -> bankHas(account, 900_000_000));
        assertThat(scene.available(account)).isEqualTo(99_999_999);
        assertThat(alert("BALANCE_DOUBTED", account))
                .hasValueSatisfying(doubted -> assertThat(doubted.text()).contains("900000000", "2 times"));
        bankHas(account, 950_000_000);
        assertThat(scene.available(account)).as("what has come since").isEqualTo(149_999_999);

        scene.clock.move(java.time.Duration.ofMinutes(5));
        bankHas(account, 900_000_000);
        assertThat(scene.available(account)).as("one may try").isEqualTo(100_000_000);
        String orderNo = scene.anOrderThatTook(account, 100_000_000L);
        scene.reserves.confirm(new Attempt(orderNo, 1));
        bankHas(account, 800_000_000);
        assertThat(scene.available(account)).isEqualTo(800_000_000);
        assertThat(alert("BALANCE_DOUBTED", account)).hasValueSatisfying(settled -> assertThat(settled.acknowledgedAt())
                .isNotNull());
        bankHas(account, ENOUGH);
    }

    private void refusedByTheBank(String account, long... amounts) {
        scene.aMomentPasses();
        java.time.Instant sent = scene.clock.instant();
        for (long fen : amounts) {
            scene.reserves.bankHasLessThan(io.payloom.kernel.Money.cny(fen), account, sent);
            scene.aMomentPasses();
        }
    }

    @Test
    void eachTimeItIsLowOneTransferIsAskedForUntilItIsTaken() throws Exception {
        String account = "unionlink-payout-1";
        bankHas(account, LOW);
        bankHas(account, LOW - 5);
        for (int status : new int[] {500, 302, 404, 201, 200}) {
            scene.treasury.answerWith(status);
            scene.bean(Transfers.class).send();
        }

        List<Treasury.Request> asked = scene.treasury.about(account);
        assertThat(asked).as("until it was answered with 201").hasSize(4);
        assertThat(asked).containsOnly(asked.getFirst());
        assertThat(asked.getFirst().method()).isEqualTo("POST");
        assertThat(asked.getFirst().contentType()).startsWith("application/json");
        JsonNode body = new ObjectMapper().readTree(asked.getFirst().body());
        assertThat(body.propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder("transferNo", "account", "currency", "amount");
        assertThat(body.path("transferNo").asText()).isEqualTo(asked.getFirst().idempotencyKey());
        assertThat(body.path("currency").asText()).isEqualTo("CNY");
        assertThat(body.path("amount").asLong()).isEqualTo(TOP - LOW);
        assertThat(alert("RESERVE_LOW", account)).hasValueSatisfying(low -> assertThat(low.text())
                .contains(String.valueOf(asked.getFirst().idempotencyKey())));

        bankHas(account, TOP);
        bankHas(account, LOW);
        scene.bean(Transfers.class).send();
        scene.bean(Transfers.class).send();

        assertThat(scene.treasury.about(account)).hasSize(5);
        assertThat(scene.treasury.about(account).getLast().idempotencyKey())
                .isNotEqualTo(asked.getFirst().idempotencyKey());
    }

    /** An order that could be paid from either account is asked for once. */
    @Test
    void whatOrdersWaitForIsAskedForToo() {
        List<String> accounts = List.of("northbank-payout-1", "unionlink-payout-2");
        accounts.forEach(account -> bankHas(account, TOP));
        List<Long> before = accounts.stream().map(this::askedFor).toList();
        String orderNo = scene.anOrder();
        scene.database.inTransaction(
                () -> scene.reserves.await(orderNo, accounts, Money.cny(TOP + 100_000_000), scene.clock.instant()));

        scene.refresh();

        assertThat(accounts)
                .allSatisfy(account -> assertThat(alert("RESERVE_LOW", account)).hasValueSatisfying(low -> {
                    assertThat(low.acknowledgedAt()).isNull();
                    assertThat(low.text()).contains("600000000 that orders wait for");
                }));
        assertThat(accounts.stream().map(this::askedFor))
                .containsExactly(before.getFirst() + TOP + 100_000_000, before.getLast());
        scene.reserves.stopWaiting(orderNo);
        scene.refresh();
        assertThat(accounts).allSatisfy(account -> assertThat(alert("RESERVE_LOW", account))
                .hasValueSatisfying(low -> assertThat(low.acknowledgedAt()).isNotNull()));
    }

    @Test
    void whenWhatCameIsNotEnoughMoreIsAskedFor() {
        String account = "unionlink-payout-2";
        bankHas(account, TOP);
        String first = waiting(TOP + 100_000_000, account);
        scene.refresh();
        long asked = askedFor(account);
        String second = waiting(900_000_000, account);
        IntStream.range(0, 3).forEach(again -> scene.refresh());
        assertThat(askedFor(account)).as("what was asked for is on its way").isEqualTo(asked);

        bankHas(account, TOP + 600_000_000);
        assertThat(askedFor(account)).isEqualTo(asked + 900_000_000);

        scene.reserves.stopWaiting(first);
        String orderNo = scene.anOrder();
        assertThat(scene.takesAfterWaiting(orderNo, account, TOP + 599_000_000)).isTrue();
        scene.refresh();
        assertThat(askedFor(account))
                .as("it has become lower than it was")
                .isEqualTo(asked + 900_000_000 + TOP + 900_000_000 - 1_000_000);
        scene.reserves.stopWaiting(second);
        scene.reserves.release(new Attempt(orderNo, 1));
        scene.refresh();
    }

    private static String waiting(long fen, String account) {
        String orderNo = scene.anOrder();
        scene.database.inTransaction(
                () -> scene.reserves.await(orderNo, List.of(account), Money.cny(fen), scene.clock.instant()));
        return orderNo;
    }

    private long askedFor(String account) {
        return scene.mapper.unsentTransfers(100).stream()
                .filter(transfer -> transfer.account().equals(account))
                .mapToLong(Transfers.Transfer::amount)
                .sum();
    }

    @Test
    void aBankThatDoesNotSayItsBalanceIsReportedAndItsLastOneHolds() {
        String account = "unionlink-payout-2";
        bankHas(account, TOP);
        scene.bank.silent(true);
        IntStream.range(0, 4).forEach(again -> scene.refresh());
        assertThat(alert("BALANCE_UNKNOWN", account)).isEmpty();

        IntStream.range(0, 3).forEach(again -> scene.refresh());
        assertThat(alert("BALANCE_UNKNOWN", account)).hasValueSatisfying(unknown -> {
            assertThat(unknown.occurrences()).isEqualTo(1);
            assertThat(unknown.acknowledgedAt()).isNull();
        });
        assertThat(scene.available(account)).isEqualTo(TOP);

        acknowledge("BALANCE_UNKNOWN", account);
        scene.refresh();
        assertThat(isOpen("BALANCE_UNKNOWN", account)).as("just acknowledged").isFalse();
        scene.clock.move(Duration.ofHours(2));
        scene.refresh();
        assertThat(isOpen("BALANCE_UNKNOWN", account)).as("it goes on").isTrue();

        scene.bank.silent(false);
        scene.refresh();
        assertThat(alert("BALANCE_UNKNOWN", account)).hasValueSatisfying(settled -> assertThat(settled.acknowledgedAt())
                .isNotNull());
    }

    /** Issue 13, item 29: each tells its own count, whoever else counts at the same moment. */
    @Test
    void failuresOfTwoInstancesAtTheSameMomentAreCountedOneAfterTheOther() {
        String account = "eastbank-payout";
        scene.clock.move(Duration.ofHours(2)); // what was acknowledged before does not keep it quiet
        bankHas(account, TOP);
        scene.bank.silent(true);
        IntStream.range(0, 4).forEach(again -> scene.refresh());
        List<Future<?>> another = new ArrayList<>();
        try (ExecutorService instance = Executors.newSingleThreadExecutor()) {
            scene.bean(AfterStatement.class).once("ReserveMapper.failed", account, () -> {
                another.add(instance.submit(() -> scene.mapper.failed(account, ReserveScene.CURRENCY)));
                waitAMomentFor(another.getFirst());
            });

            scene.refresh();
        } finally {
            scene.bank.silent(false);
        }

        assertThat(another).hasSize(1);
        assertThat(alert("BALANCE_UNKNOWN", account))
                .hasValueSatisfying(unknown -> assertThat(unknown.text()).contains(" 5 times in a row"));
        assertThat(scene.mapper.failures(account, ReserveScene.CURRENCY)).isEqualTo(6);
        scene.refresh();
    }

    /** It may have to wait until we are done. */
    private static void waitAMomentFor(Future<?> other) {
        try {
            other.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException waits) {
            assertThat(other).isNotDone();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Issue 13, item 12. */
    @Test
    void anAccountThatStaysLowComesBackAfterItWasAcknowledged() {
        String account = "unionlink-payout-2";
        bankHas(account, TOP);
        bankHas(account, LOW);
        acknowledge("RESERVE_LOW", account);

        bankHas(account, LOW - 1);
        assertThat(isOpen("RESERVE_LOW", account)).as("just acknowledged").isFalse();
        scene.clock.move(Duration.ofHours(2));
        bankHas(account, LOW - 2);

        assertThat(alert("RESERVE_LOW", account))
                .hasValueSatisfying(low -> assertThat(low.text()).contains("9999997"));
        assertThat(isOpen("RESERVE_LOW", account)).isTrue();
        bankHas(account, TOP);
        assertThat(isOpen("RESERVE_LOW", account)).isFalse();
    }

    /** Issue 13, item 12. */
    @Test
    void anAccountThatTheCatalogueDoesNotHaveAnyMoreNeedsNobody() {
        Alerts alerts = scene.bean(Alerts.class);
        alerts.raise("BALANCE_UNKNOWN", "an-account-taken-out", null, "The bank has not said the balance of it");
        alerts.raise("BALANCE_DOUBTED", "an-account-taken-out", null, "The bank refuses payouts from it");

        scene.refresh();

        assertThat(isOpen("BALANCE_UNKNOWN", "an-account-taken-out")).isFalse();
        assertThat(isOpen("BALANCE_DOUBTED", "an-account-taken-out")).isFalse();
    }

    private static void acknowledge(String kind, String account) {
        scene.bean(Alerts.class).acknowledge(alert(kind, account).orElseThrow().id(), "li-lei", "on it");
    }

    private static boolean isOpen(String kind, String account) {
        return alert(kind, account).orElseThrow().acknowledgedAt() == null;
    }

    private static void bankHas(String account, long fen) {
        scene.bank.have(account, fen);
        scene.refresh();
    }

    private static Optional<Alerts.Alert> alert(String kind, String account) {
        return scene.bean(Alerts.class).ofKind(kind).stream()
                .filter(alert -> alert.dedupKey().equals(account))
                .findFirst();
    }
}
