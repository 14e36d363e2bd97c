package io.payloom.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.hold.Attempt;
import io.payloom.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What payouts take of the balances at the banks, and give back. */
class ReservesModuleTests {

    private static final int THREADS = 32;
    private static final String EASTBANK = "eastbank-payout";

    private static ReserveScene scene;

    @BeforeAll
    static void start() {
        scene = new ReserveScene("reserves");
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
    void exactlyWhatIsThereIsTakenByManyAtOnce() throws Exception {
        String account = scene.anAccountWith(100_000);
        AtomicLong taken = new AtomicLong();

        atOnce(() -> {
            for (int round = 0; round < 10; round++) {
                if (scene.takes(scene.anOrder(), account, 600L, 400L)) {
                    taken.addAndGet(1_000);
                }
            }
        });

        assertThat(taken).hasValue(100_000);
        assertThat(scene.available(account)).isZero();
        assertThat(scene.balance(account).held()).isEqualTo(100_000);
    }

    @Test
    void isNeverOverdrawnWhileManyTakeConfirmAndRelease() throws Exception {
        long there = 300_000;
        String account = scene.anAccountWith(there);
        AtomicLong confirmed = new AtomicLong();
        AtomicLong held = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        AtomicLong least = new AtomicLong(there);
        AtomicBoolean done = new AtomicBoolean();

        try (ExecutorService watching = Executors.newSingleThreadExecutor()) {
            watching.execute(() -> {
                while (!done.get()) {
                    least.accumulateAndGet(scene.available(account), Math::min);
                }
            });
            try {
                atOnce(() -> {
                    for (int round = 0; round < 20; round++) {
                        long fen = 1 + ThreadLocalRandom.current().nextLong(2_000);
                        String orderNo = scene.anOrder();
                        if (!scene.takes(orderNo, account, fen)) {
                            refused.incrementAndGet();
                            continue;
                        }
                        switch (ThreadLocalRandom.current().nextInt(3)) {
                            case 0 -> {
                                scene.reserves.confirm(new Attempt(orderNo, 1));
                                confirmed.addAndGet(fen);
                            }
                            case 1 -> scene.reserves.release(new Attempt(orderNo, 1));
                            default -> held.addAndGet(fen);
                        }
                    }
                });
            } finally {
                done.set(true);
            }
        }

        assertThat(least.get()).isNotNegative();
        assertThat(refused).as("those for whom there was not enough").hasPositiveValue();
        assertThat(scene.balance(account).held()).isEqualTo(held.get());
        assertThat(scene.balance(account).confirmed()).isEqualTo(confirmed.get());
        assertThat(scene.available(account)).isEqualTo(there - held.get() - confirmed.get());
    }

    @Test
    void takesAllPartsOrNone() {
        String account = scene.anAccountWith(1_000);
        String orderNo = scene.anOrder();

        assertThat(scene.takes(orderNo, account, 400L, 400L, 201L)).isFalse();
        assertThat(scene.available(account)).isEqualTo(1_000);
        assertThat(scene.takes(orderNo, account, 400L, 400L, 200L)).isTrue();

        scene.reserves.confirm(new Attempt(orderNo, 1));
        scene.reserves.release(new Attempt(orderNo, 2));
        assertThat(scene.balance(account).held()).isEqualTo(200);
        assertThat(scene.available(account)).isEqualTo(400);
    }

    @Test
    void availableIsTheBanksBalanceLessWhatItDoesNotKnowOf() {
        String account = scene.anAccountWith(10_000);
        String before = scene.anOrderThatTook(account, 3_000L);
        String after = scene.anOrderThatTook(account, 2_000L);
        String open = scene.anOrderThatTook(account, 1_000L);
        scene.aMomentPasses();
        scene.reserves.confirm(new Attempt(before, 1));
        assertThat(scene.available(account)).isEqualTo(4_000);

        scene.aMomentPasses();
        scene.bankSays(account, 7_000); // the first was paid
        scene.aMomentPasses();
        scene.reserves.confirm(new Attempt(after, 1));

        assertThat(scene.balance(account))
                .extracting(Reserves.Balance::balance, Reserves.Balance::held, Reserves.Balance::confirmed)
                .containsExactly(7_000L, 1_000L, 2_000L);
        assertThat(scene.available(account)).isEqualTo(4_000);

        scene.aMomentPasses();
        scene.bankSays(account, 5_000);
        assertThat(scene.available(account)).isEqualTo(4_000);
        scene.reserves.release(new Attempt(open, 1));
        assertThat(scene.available(account)).isEqualTo(5_000);
    }

    /** The bank was asked by an instance whose clock is ahead of that of the one which learns of the success. */
    @Test
    void whatIsConfirmedByAClockThatIsBehindIsCounted() {
        String account = scene.anAccountWith(1_000);
        String orderNo = scene.anOrderThatTook(account, 300L);
        scene.mapper.write(
                account, ReserveScene.CURRENCY, 1_000, scene.clock.instant().plusSeconds(3));

        scene.reserves.confirm(new Attempt(orderNo, 1));

        assertThat(scene.available(account)).isEqualTo(700);
        assertThat(scene.reserves.differences()).isEmpty();
        scene.reserves.giveBack(new Attempt(orderNo, 1));
        assertThat(scene.available(account)).isEqualTo(1_000);
    }

    @Test
    void isSettledOnceAndWhatIsConfirmedIsNeverReleased() {
        String account = scene.anAccountWith(1_000);
        String orderNo = scene.anOrderThatTook(account, 300L);

        scene.reserves.confirm(new Attempt(orderNo, 1));
        scene.reserves.confirm(new Attempt(orderNo, 1));
        scene.reserves.release(new Attempt(orderNo, 1));
        scene.reserves.release(new Attempt(scene.anOrder(), 1));

        assertThat(scene.available(account)).isEqualTo(700);
    }

    @Test
    void aLateSuccessIsBookedAlsoWhenThereIsNotEnough() {
        String account = scene.anAccountWith(1_000);
        String late = scene.anOrderThatTook(account, 600L);
        scene.reserves.release(new Attempt(late, 1));
        scene.anOrderThatTook(account, 700L);

        scene.reserves.confirm(new Attempt(late, 1));

        assertThat(scene.available(account)).isEqualTo(-300);
        assertThat(scene.takes(scene.anOrder(), account, 1L)).isFalse();
    }

    @Test
    void whatCameBackIsThereWithTheBalanceThatTheBankIsAskedForAtOnce() {
        scene.bank.have(EASTBANK, 50_000_000);
        scene.refresh();
        String orderNo = scene.anOrderThatTook(EASTBANK, 10_000_000L);
        scene.reserves.confirm(new Attempt(orderNo, 1));
        scene.aMomentPasses();
        scene.bank.have(EASTBANK, 40_000_000);
        scene.refresh();
        assertThat(scene.available(EASTBANK)).isEqualTo(40_000_000);

        scene.reserves.giveBack(new Attempt(orderNo, 1));
        scene.reserves.giveBack(new Attempt(orderNo, 1));
        assertThat(scene.available(EASTBANK)).isEqualTo(40_000_000);
        scene.bank.have(EASTBANK, 50_000_000);
        scene.bean(Refresh.class).refresh(); // a minute has not passed

        assertThat(scene.available(EASTBANK)).isEqualTo(50_000_000);
        scene.bank.have(EASTBANK, BankOfTheTest.MUCH);
    }

    @Test
    void whatCameBackBeforeTheBankWasAskedAgainWasNeverGone() {
        String account = scene.anAccountWith(1_000);
        String orderNo = scene.anOrderThatTook(account, 300L);
        scene.aMomentPasses();
        scene.reserves.confirm(new Attempt(orderNo, 1));

        scene.reserves.giveBack(new Attempt(orderNo, 1));

        assertThat(scene.available(account)).isEqualTo(1_000);
        scene.reserves.confirm(new Attempt(orderNo, 1));
        assertThat(scene.available(account)).isEqualTo(1_000);
    }

    @Test
    void whatIsTakenAndPaidWhileTheBankAnswersIsCounted() {
        scene.bank.have(EASTBANK, 50_000_000);
        scene.refresh();
        String open = scene.anOrderThatTook(EASTBANK, 1_000_000L);
        String paid = scene.anOrderThatTook(EASTBANK, 2_000_000L);
        List<String> meanwhile = new ArrayList<>();
        scene.bank.whileAnswering(EASTBANK, () -> {
            scene.aMomentPasses();
            scene.reserves.confirm(new Attempt(paid, 1));
            scene.reserves.release(new Attempt(open, 1));
            meanwhile.add(scene.anOrderThatTook(EASTBANK, 4_000_000L));
        });

        scene.refresh();

        assertThat(scene.balance(EASTBANK))
                .extracting(Reserves.Balance::balance, Reserves.Balance::held, Reserves.Balance::confirmed)
                .containsExactly(50_000_000L, 4_000_000L, 2_000_000L);
        scene.reserves.release(new Attempt(meanwhile.getFirst(), 1));
        scene.bank.have(EASTBANK, BankOfTheTest.MUCH);
        scene.refresh();
    }

    /** The bank would refuse what it cannot pay; nobody may ask it to. */
    @Test
    void noBankIsEverAskedToPayMoreThanItHasHoweverItsBalanceIsAskedFor() throws Exception {
        scene.bank.have(EASTBANK, 20_000_000);
        scene.refresh();
        int asked = scene.bank.timesAsked(EASTBANK);
        AtomicLong least = new AtomicLong(Long.MAX_VALUE);
        AtomicBoolean done = new AtomicBoolean();

        try (ExecutorService asking = Executors.newSingleThreadExecutor()) {
            Future<?> refreshing = asking.submit(() -> {
                while (!done.get() || scene.bank.timesAsked(EASTBANK) <= asked + 3) {
                    scene.refresh();
                }
            });
            atOnce(() -> {
                for (int round = 0; round < 20; round++) {
                    long fen = 20_000 + ThreadLocalRandom.current().nextLong(30_000);
                    String orderNo = scene.anOrder();
                    if (scene.takes(orderNo, EASTBANK, fen)) {
                        least.accumulateAndGet(scene.bank.pay(EASTBANK, fen), Math::min);
                        scene.reserves.confirm(new Attempt(orderNo, 1));
                    }
                }
            });
            done.set(true);
            refreshing.get();
        }

        assertThat(least.get()).isBetween(0L, 10_000_000L);
        assertThat(scene.bank.timesAsked(EASTBANK)).isGreaterThan(asked + 3);
        scene.refresh();
        assertThat(scene.available(EASTBANK)).isNotNegative();
        scene.bank.have(EASTBANK, BankOfTheTest.MUCH);
        scene.refresh();
    }

    @Test
    void whatTheBankHasNotGotIsNotLeftUntilItTellsItsBalance() {
        int asked = scene.bank.timesAsked(EASTBANK);
        String open = scene.anOrderThatTook(EASTBANK, 500L);
        scene.reserves.bankHasLessThan(Money.cny(2_000), EASTBANK, scene.clock.instant());

        assertThat(scene.available(EASTBANK)).isEqualTo(1_999);
        assertThat(scene.takes(scene.anOrder(), EASTBANK, 2_000L)).isFalse();
        scene.reserves.bankHasLessThan(Money.cny(3_000), EASTBANK, scene.clock.instant());
        assertThat(scene.available(EASTBANK)).as("it never grows by that").isEqualTo(1_999);
        scene.bean(Refresh.class).refresh();
        assertThat(scene.bank.timesAsked(EASTBANK)).isEqualTo(asked + 1);
        assertThat(scene.available(EASTBANK)).isEqualTo(BankOfTheTest.MUCH - 500);
        scene.reserves.release(new Attempt(open, 1));
    }

    @Test
    void newcomersLeaveAloneWhatOthersWaitFor() {
        String account = scene.anAccountWith(1_000);
        String waiting = scene.anOrder();
        wait(waiting, 800, account);

        assertThat(scene.balance(account).queued()).isEqualTo(800);
        assertThat(scene.takes(scene.anOrder(), account, 201L)).isFalse();
        assertThat(scene.takes(scene.anOrder(), account, 200L)).isTrue();
        assertThat(scene.takesAfterWaiting(waiting, account, 800L)).isTrue();
        scene.reserves.stopWaiting(waiting);
        assertThat(scene.balance(account).queued()).isZero();
        assertThat(scene.available(account)).isZero();
    }

    @Test
    void theOldestTriesAgainFirstAndNoYoungerOnePassesIt() {
        String account = scene.anAccountWith(1_600);
        String first = wait(scene.anOrder(), 1_500, account);
        String second = wait(scene.anOrder(), 1_100, account);
        String third = wait(scene.anOrder(), 100, account);
        assertThat(released()).as("not the third, for whom it would do").containsExactly(first);

        assertThat(scene.takesAfterWaiting(first, account, 1_500L)).isTrue();
        scene.reserves.stopWaiting(first);
        assertThat(released()).as("nor now").isEmpty();

        scene.aMomentPasses();
        scene.bankSays(account, 1_500 + 1_200);
        assertThat(released()).containsExactly(second, third);
        scene.reserves.stopWaiting(second);
        scene.reserves.stopWaiting(third);
    }

    @Test
    void whoWaitsAgainKeepsThePlaceInTheRow() {
        String account = scene.anAccountWith(1_000);
        Instant due = scene.clock.instant();
        String first = wait(scene.anOrder(), 900, due, account);
        String second = wait(scene.anOrder(), 900, account);
        scene.reserves.stopWaiting(first);
        wait(first, 800, due, account);

        assertThat(released()).containsExactly(first);
        scene.reserves.stopWaiting(first);
        assertThat(released()).containsExactly(second);
        scene.reserves.stopWaiting(second);
    }

    @Test
    void aLongRowAtOneAccountHidesNobodyWhoWaitsForAnother() {
        String empty = scene.anAccountWith(0);
        String full = scene.anAccountWith(1_000);
        Instant due = scene.clock.instant();
        List<String> row = IntStream.range(0, 2_100)
                .mapToObj(i -> wait(scene.anOrder(), 10, due, empty))
                .toList();
        String other = wait(scene.anOrder(), 1_000, full);

        assertThat(released()).containsExactly(other);
        scene.reserves.stopWaiting(other);
        row.forEach(scene.reserves::stopWaiting);
    }

    @Test
    void whoCanBePaidFromTwoAccountsTakesTheOneWithMoney() {
        String empty = scene.anAccountWith(0);
        String full = scene.anAccountWith(1_000);
        String either = wait(scene.anOrder(), 700, empty, full);
        String later = wait(scene.anOrder(), 700, full);
        String small = wait(scene.anOrder(), 300, full);

        assertThat(released()).as("what is left is kept for the one before").containsExactly(either);
        List.of(either, later, small).forEach(scene.reserves::stopWaiting);
    }

    @Test
    void ofAnAccountThatNobodyAsksAboutNothingIsTaken() {
        assertThat(scene.takes(scene.anOrder(), "no-reserve", 1_000L)).isTrue();
        assertThat(scene.reserves.balances())
                .noneMatch(balance -> balance.account().equals("no-reserve"));
    }

    @Test
    void untilTheBankHasSaidWhatThereIsThereIsNothing() {
        scene.mapper.open("unknown", ReserveScene.CURRENCY, scene.clock.instant());

        assertThat(scene.available("unknown")).isZero();
        assertThat(scene.takes(scene.anOrder(), "unknown", 1L)).isFalse();
    }

    private static String wait(String orderNo, long fen, String... accounts) {
        scene.aMomentPasses();
        return wait(orderNo, fen, scene.clock.instant(), accounts);
    }

    private static String wait(String orderNo, long fen, Instant due, String... accounts) {
        scene.database.inTransaction(() -> scene.reserves.await(orderNo, List.of(accounts), Money.cny(fen), due));
        return orderNo;
    }

    private static List<String> released() {
        List<String> released = new ArrayList<>();
        new Releases(scene.mapper, scene.database, event -> released.add(((ReserveReleased) event).orderNo()))
                .release();
        return released;
    }

    private static void atOnce(Runnable work) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(work));
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
    }
}
