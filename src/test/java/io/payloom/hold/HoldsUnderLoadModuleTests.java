package io.payloom.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.kernel.Money;
import io.payloom.orderside.OrderSideTest;
import io.payloom.payout.NewPayout;
import io.payloom.payout.PayoutMode;
import io.payloom.payout.Payouts;
import io.payloom.payout.step.PayoutStep;
import io.payloom.payout.step.PayoutSteps;
import io.payloom.reserve.ReserveWork;
import io.payloom.reserve.Reserves;
import io.payloom.routing.quota.Quotas;
import io.payloom.support.DeadlockCounter;
import io.payloom.support.MovableClock;
import io.payloom.transaction.BankOfHolds;
import io.payloom.vault.PayeeVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Payouts of two accounts under the same few limits, all at once: taken, confirmed, released, paid late, sent back, settled, while
 * banks tell balances, waiting ones are released and the janitor looks.
 */
@OrderSideTest
@Import({BankOfHolds.class, ReserveWork.class, DeadlockCounter.class})
class HoldsUnderLoadModuleTests {

    /** {@code Releases} locks its rows and then payouts; a step of a payout does it the other way, and one is repeated. */
    private static final List<String> RELEASES = List.of(
            "io.payloom.payout.PayoutMapper.lock",
            "io.payloom.reserve.ReserveMapper.lockWaits",
            "io.payloom.reserve.ReserveMapper.stopWaiting");

    private static final int PAYOUTS = 48;
    private static final int AT_ONCE = 8;
    private static final long LARGEST_PART = 5_000_000;

    private final Payouts payouts;
    private final PayoutSteps steps;
    private final BankOfHolds bank;
    private final ReserveWork reserveWork;
    private final HoldJanitor janitor;
    private final Quotas quotas;
    private final Reserves reserves;
    private final MovableClock clock;
    private final DeadlockCounter deadlocks;
    private final JdbcTemplate tables;
    private final AtomicInteger sent = new AtomicInteger();

    HoldsUnderLoadModuleTests(
            Payouts payouts,
            PayoutSteps steps,
            BankOfHolds bank,
            ReserveWork reserveWork,
            HoldJanitor janitor,
            Quotas quotas,
            Reserves reserves,
            MovableClock clock,
            DeadlockCounter deadlocks,
            JdbcTemplate tables) {
        this.payouts = payouts;
        this.steps = steps;
        this.bank = bank;
        this.reserveWork = reserveWork;
        this.janitor = janitor;
        this.quotas = quotas;
        this.reserves = reserves;
        this.clock = clock;
        this.deadlocks = deadlocks;
        this.tables = tables;
    }

    @Test
    void noDeadlockReachesAnybodyAndTheSumsAreRight() throws Exception {
        tellBalances();
        deadlocks.forget();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService background = Executors.newFixedThreadPool(3)) {
            List<Future<?>> work = List.of(
                    background.submit(() -> repeat(done, this::tellBalances)),
                    background.submit(() -> repeat(done, this.reserveWork::release)),
                    background.submit(() -> repeat(done, () -> {
                        clock.move(Duration.ofMinutes(1));
                        janitor.settle();
                    })));
            try {
                together(IntStream.range(0, PAYOUTS)
                        .<Callable<Boolean>>mapToObj(number -> () -> aLife(number))
                        .toList());
            } finally {
                done.set(true);
            }
            for (Future<?> one : work) {
                one.get();
            }
        }

        assertThat(sent).as("payouts that were sent").hasValueGreaterThan(PAYOUTS / 2);
        assertThat(quotas.differences()).isEmpty();
        assertThat(reserves.differences()).isEmpty();
        assertThat(holdsThatDoNotFitTheirTransaction("quota_use")).isEmpty();
        assertThat(holdsThatDoNotFitTheirTransaction("reserve_hold")).isEmpty();
        assertThat(deadlocks.victims()).as("but for the one that is declared").isSubsetOf(RELEASES);
    }

    /** Of three parts, whose banks speak at the same time, first and once more when the payout has been settled. */
    private boolean aLife(int number) throws Exception {
        String orderNo = accepted(number);
        String run = String.valueOf(number);
        PayoutStep step = steps.route(orderNo, run);
        for (int again = 0; again < 100 && step instanceof PayoutStep.Wait; again++) {
            step = steps.route(orderNo, run);
        }
        if (!(step instanceof PayoutStep.Submit submit)) {
            return false;
        }
        sent.incrementAndGet();
        List<String> sentParts =
                submit.parts().stream().map(PayoutStep.Part::transactionNo).toList();
        sentParts.forEach(part ->
                tables.update("update bank_transaction set state = 'PROCESSING' where transaction_no = ?", part));
        boolean isPaid = number % 2 == 0;
        together(calls(sentParts, part -> {
            if (isPaid) {
                bank.pays(part);
            } else {
                bank.hasTooLittle(part);
            }
        }));
        steps.settle(orderNo, run);
        together(calls(sentParts, part -> {
            if (isPaid) {
                bank.sendsBack(part);
            } else if (ThreadLocalRandom.current().nextBoolean()) {
                bank.pays(part);
            } else {
                bank.isSaidToBePaid(part);
            }
            bank.sendsBack(part);
        }));
        return true;
    }

    private String accepted(int number) {
        Payouts.Acceptance acceptance = payouts.accept(new NewPayout(
                "M-SAMPLE",
                UUID.randomUUID().toString(),
                Money.cny(2 * LARGEST_PART + 100 + number),
                new PayeeVault.Payee(
                        "6222" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L),
                        "LI LEI",
                        "private",
                        "ICBC",
                        null),
                PayoutMode.SCHEDULED,
                null,
                null,
                null,
                new NewPayout.Origin(null, null, null, null),
                "f".repeat(64)));
        return ((Payouts.Acceptance.Accepted) acceptance).payout().orderNo();
    }

    /** Enough for some of those who are under way at once, so others wait. */
    private void tellBalances() {
        for (String account : List.of("northbank-payout-1", "northbank-payout-2")) {
            reserveWork.bankTells("northbank-payout", account, 10 * LARGEST_PART);
        }
        for (String account : List.of("unionlink-payout-1", "unionlink-payout-2")) {
            reserveWork.bankTells("unionlink-payout", account, 10 * LARGEST_PART);
        }
    }

    /** A hold stands as its transaction does; what came back is counted by limits all the same. */
    private List<String> holdsThatDoNotFitTheirTransaction(String table) {
        return tables.queryForList(
                "select concat(h.order_no, '/', h.attempt, ' is ', h.state, ' and its transaction ', t.state) from "
                        + table
                        + " h join bank_transaction t on t.order_no = h.order_no and t.attempt = h.attempt"
                        + " where t.operation = 'PAYOUT' and (t.state = 'SUCCEEDED' and h.state not in ('CONFIRMED', 'RETURNED')"
                        + " or t.state = 'FAILED' and h.state <> 'RELEASED')",
                String.class);
    }

    private static List<Callable<Boolean>> calls(List<String> parts, Consumer<String> word) {
        return parts.stream()
                .<Callable<Boolean>>map(part -> () -> {
                    word.accept(part);
                    return true;
                })
                .toList();
    }

    private static void repeat(AtomicBoolean done, Runnable work) {
        while (!done.get()) {
            work.run();
        }
    }

    /** Whoever fails fails the test. */
    private static void together(List<Callable<Boolean>> calls) throws Exception {
        List<Future<Boolean>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            calls.forEach(call -> results.add(threads.submit(call)));
        }
        for (Future<Boolean> result : results) {
            result.get();
        }
    }
}
