package io.payloom.routing.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.AnotherInstance;
import io.payloom.bankside.BankSideTest;
import io.payloom.database.Database;
import io.payloom.hold.Attempt;
import io.payloom.payment.PaymentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class QuotasModuleTests {

    /** Of two instances. More calls at once would only wait for one, on a busy machine for too long. */
    private static final int CONNECTIONS = 20;

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int ORDERS = 200;
    private static final long AMOUNT = 700;

    private final Quotas quotas;
    private final Database database;

    QuotasModuleTests(Quotas quotas, Database database) {
        this.quotas = quotas;
        this.database = database;
    }

    @Test
    void holdsLimitsExactlyUnder200ConcurrentOrdersAndTwoInstances() throws Exception {
        List<Claim> claims = List.of(
                claim("channel/exact:CNY", 100_000L, null),
                claim("account/exact:CNY", null, 90),
                claim("pool/exact:CNY", null, null));

        try (AnotherInstance other = new AnotherInstance()) {
            Instance[] instances = {
                new Instance(quotas, database), new Instance(other.bean(Quotas.class), other.bean(Database.class))
            };
            List<Callable<Boolean>> orders = new ArrayList<>();
            for (int order = 0; order < ORDERS; order++) {
                Instance instance = instances[order % 2];
                orders.add(() -> instance.takes(PaymentKind.PAYMENT.nextNumber(), claims));
            }
            assertThat(together(orders).stream().filter(taken -> taken)).hasSize(90);
        }

        assertThat(counter("channel/exact:CNY")).isEqualTo(new Counter(90 * AMOUNT, 90));
        assertThat(counter("pool/exact:CNY")).isEqualTo(new Counter(90 * AMOUNT, 90));
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void anAmountIsHeldToTheUnit() {
        List<Claim> claims = List.of(claim("channel/unit:CNY", 2 * AMOUNT, null));

        assertThat(takes("P-unit-1", claims)).isTrue();
        assertThat(takes("P-unit-2", claims)).isTrue();
        assertThatThrownBy(() -> take("P-unit-3", claims))
                .isInstanceOf(LimitReached.class)
                .hasMessage("channel/unit:CNY would exceed 1400 minor units on 2026-03-02, of which 1400 are taken");
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void takesAllCountersOrNone() {
        take("P-all-1", List.of(claim("pool/full:CNY", null, 1)));
        List<Claim> claims = List.of(claim("channel/all:CNY", null, 10), claim("pool/full:CNY", null, 1));

        assertThat(takes("P-all-2", claims)).isFalse();

        assertThat(counter("channel/all:CNY")).isEqualTo(Counter.ZERO);
    }

    @Test
    void isReleasedOnFailureAndConfirmedOnSuccessOnce() {
        List<Claim> claims = List.of(claim("channel/settled:CNY", null, 2));
        take("P-s-1", claims);
        take("P-s-2", claims);

        quotas.release(new Attempt("P-s-1", 1));
        quotas.release(new Attempt("P-s-1", 1));
        quotas.confirm(new Attempt("P-s-2", 1));
        quotas.confirm(new Attempt("P-s-2", 1));

        assertThat(counter("channel/settled:CNY")).isEqualTo(new Counter(AMOUNT, 1));
        assertThat(takes("P-s-3", claims)).isTrue();
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void aLateSuccessBooksEvenOverTheLimit() {
        List<Claim> claims = List.of(claim("channel/late:CNY", null, 1));
        take("P-late-1", claims);
        quotas.release(new Attempt("P-late-1", 1));
        take("P-late-2", claims);

        quotas.confirm(new Attempt("P-late-1", 1));

        assertThat(counter("channel/late:CNY")).isEqualTo(new Counter(2 * AMOUNT, 2));
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void whatIsConfirmedIsNeverReleased() {
        List<Claim> claims = List.of(claim("channel/paid:CNY", null, 5));
        take("P-paid", claims);
        quotas.confirm(new Attempt("P-paid", 1));

        quotas.release(new Attempt("P-paid", 1));

        assertThat(counter("channel/paid:CNY")).isEqualTo(new Counter(AMOUNT, 1));
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void countsEachCardAndEachDayOnItsOwn() {
        List<Claim> first = List.of(new Claim("channel/card:CNY", "card-1", DAY, null, 1));

        assertThat(takes("P-c-1", first)).isTrue();
        assertThat(takes("P-c-2", first)).isFalse();
        assertThat(takes("P-c-3", List.of(new Claim("channel/card:CNY", "card-2", DAY, null, 1))))
                .isTrue();
        assertThat(takes("P-c-4", List.of(new Claim("channel/card:CNY", "card-1", DAY.plusDays(1), null, 1))))
                .isTrue();
    }

    @Test
    void ordersThatTakeAndReleaseTheSameCountersEndWithoutALoss() throws Exception {
        List<Claim> claims = List.of(claim("channel/busy:CNY", null, 50), claim("account/busy:CNY", 50 * AMOUNT, null));
        Instance here = new Instance(quotas, database);
        List<Callable<Boolean>> orders = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            String orderNo = "P-busy-" + order;
            boolean fails = order % 2 == 0;
            orders.add(() -> {
                boolean taken = here.takes(orderNo, claims);
                if (fails) {
                    quotas.release(new Attempt(orderNo, 1));
                }
                return taken;
            });
        }

        together(orders);

        assertThat(quotas.differences()).isEmpty();
        assertThat(counter("channel/busy:CNY").number()).isLessThanOrEqualTo(50);
    }

    /** Issue 13, item 8: on channel, interface, account, pool and mix, with institution and card, whatever came before. */
    @Test
    void aCounterThatIsOpenedDuringTheDayCountsWhatTheDayHasSeen() {
        Instance here = new Instance(quotas, database);
        here.take(aUse("P-seen-1", "seen"), List.of());
        here.take(aUse("P-seen-2", "seen"), List.of());
        here.take(aUse("P-seen-3", "seen"), List.of());
        here.take(anotherUse("P-seen-4", "seen"), List.of());
        quotas.confirm(new Attempt("P-seen-2", 1));
        quotas.release(new Attempt("P-seen-3", 1));

        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "channel/seen:CNY", 3,
                "channel/seen/ICBC:CNY", 2,
                "channel/seen/CMB:CNY", 1,
                "interface/seen/PAY:CNY", 2,
                "interface/seen/PAYOUT/CMB:CNY", 1,
                "account/seen-account:CNY", 3,
                "pool/seen-pool/ICBC:CNY", 2,
                "mix/seen-pool/credit:CNY", 2,
                "channel/seen:USD", 0,
                "pool/seen:CNY", 0));
        quotas.open(expected.keySet().stream()
                .map(scope -> claim(scope, null, null))
                .toList());
        quotas.open(List.of(
                new Claim("channel/seen:CNY", "card-1", DAY, null, null),
                new Claim("channel/seen:CNY", "card-3", DAY, null, null)));

        expected.forEach((scope, number) ->
                assertThat(counter(scope)).as(scope).isEqualTo(new Counter(number * AMOUNT, number)));
        assertThat(takes("P-seen-5", List.of(new Claim("channel/seen:CNY", "card-1", DAY, null, 2))))
                .as("the card has had its two")
                .isFalse();
        assertThat(takes("P-seen-6", List.of(new Claim("channel/seen:CNY", "card-3", DAY, null, 1))))
                .isTrue();
        quotas.release(new Attempt("P-seen-1", 1));
        quotas.confirm(new Attempt("P-seen-3", 1));
        quotas.release(new Attempt("P-seen-4", 1));
        assertThat(counter("channel/seen:CNY")).isEqualTo(new Counter(2 * AMOUNT, 2));
        assertThat(quotas.differences()).isEmpty();
    }

    /** Issue 13, item 8: whoever knows the older catalogue still counts, and a limit that was away has missed nothing. */
    @Test
    void countsForALimitThatItDoesNotKnowAndForOneThatWasAway() {
        List<Claim> limit = List.of(claim("channel/away:CNY", null, 3));
        Instance here = new Instance(quotas, database);
        here.take(aUse("P-away-1", "away"), limit);
        here.take(aUse("P-away-2", "away"), List.of());
        here.take(aUse("P-away-3", "away"), List.of());
        quotas.release(new Attempt("P-away-2", 1));

        here.take(aUse("P-away-4", "away"), limit);

        assertThatThrownBy(() -> here.take(aUse("P-away-5", "away"), limit)).isInstanceOf(LimitReached.class);
        assertThat(counter("channel/away:CNY")).isEqualTo(new Counter(3 * AMOUNT, 3));
        assertThat(quotas.differences()).isEmpty();
    }

    /** Issue 13, item 8: attempts are taken and settled on two instances, one of which does not know the limit yet. */
    @Test
    void countsExactlyWhileALimitIsAddedUnderLoad() throws Exception {
        List<Claim> limits = List.of(
                claim("channel/added:CNY", null, 150),
                claim("account/added-account:CNY", null, null),
                claim("pool/added-pool/ICBC:CNY", null, null),
                new Claim("interface/added/PAY:CNY", "card-1", DAY, null, null));
        AtomicInteger kept = new AtomicInteger();

        try (AnotherInstance other = new AnotherInstance()) {
            Instance old = new Instance(other.bean(Quotas.class), other.bean(Database.class));
            Instance here = new Instance(quotas, database);
            List<Callable<Boolean>> orders = new ArrayList<>();
            for (int order = 0; order < ORDERS; order++) {
                String orderNo = "P-added-" + order;
                boolean knows = order > 80 && order % 2 == 0;
                boolean fails = order % 5 == 0;
                orders.add(() -> {
                    try {
                        (knows ? here : old).take(aUse(orderNo, "added"), knows ? limits : List.of());
                    } catch (LimitReached reached) {
                        return false;
                    }
                    if (fails) {
                        old.quotas.release(new Attempt(orderNo, 1));
                    } else {
                        kept.incrementAndGet();
                    }
                    return true;
                });
            }
            together(orders);
        }

        for (Claim limit : limits) {
            if (limit.card().isEmpty()) {
                assertThat(counter(limit.scope()))
                        .as(limit.scope())
                        .isEqualTo(new Counter(kept.get() * AMOUNT, kept.get()));
            }
        }
        assertThat(quotas.differences()).isEmpty();
        assertThat(takes(
                        "P-added-card", List.of(new Claim("interface/added/PAY:CNY", "card-1", DAY, null, kept.get()))))
                .as("the card's counter has them all")
                .isFalse();
    }

    private boolean takes(String orderNo, List<Claim> claims) {
        return new Instance(quotas, database).takes(orderNo, claims);
    }

    private void take(String orderNo, List<Claim> claims) {
        new Instance(quotas, database).take(orderNo, claims);
    }

    private Counter counter(String scope) {
        return quotas.counters(DAY, DAY).getOrDefault(new CounterKey(scope, DAY), Counter.ZERO);
    }

    /** A payment to ICBC by card 1. */
    private static Use aUse(String orderNo, String channel) {
        return new Use(
                orderNo,
                1,
                "PAY",
                channel,
                channel + "-account",
                channel + "-pool",
                "credit",
                "ICBC",
                "CNY",
                "card-1",
                DAY,
                DAY,
                AMOUNT);
    }

    /** A payout to CMB. */
    private static Use anotherUse(String orderNo, String channel) {
        return new Use(
                orderNo,
                1,
                "PAYOUT",
                channel,
                channel + "-account",
                channel + "-pool",
                "private",
                "CMB",
                "CNY",
                "",
                DAY,
                DAY,
                AMOUNT);
    }

    private static Claim claim(String scope, @Nullable Long mostAmount, @Nullable Integer mostNumber) {
        return new Claim(scope, "", DAY, mostAmount, mostNumber);
    }

    private static List<Boolean> together(List<Callable<Boolean>> calls) throws Exception {
        List<Boolean> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
        }
        return results;
    }

    private record Instance(Quotas quotas, Database database) {

        boolean takes(String orderNo, List<Claim> claims) {
            try {
                take(orderNo, claims);
                return true;
            } catch (LimitReached reached) {
                return false;
            }
        }

        void take(String orderNo, List<Claim> claims) {
            take(aUse(orderNo, "elsewhere"), claims);
        }

        void take(Use use, List<Claim> claims) {
            quotas.open(claims);
            database.inTransaction(() -> quotas.take(new Claims(use, claims)));
        }
    }
}
