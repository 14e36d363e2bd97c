package io.payloom.routing.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payloom.bankside.AnotherInstance;
import io.payloom.bankside.BankSideTest;
import io.payloom.database.Database;
import io.payloom.kernel.Numbers;
import io.payloom.kernel.OrderKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@BankSideTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class QuotasModuleTests {

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
                orders.add(() -> instance.takes(Numbers.nextOrder(OrderKind.PAYMENT), claims));
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

        quotas.release("P-s-1", 1);
        quotas.release("P-s-1", 1);
        quotas.confirm("P-s-2", 1);
        quotas.confirm("P-s-2", 1);

        assertThat(counter("channel/settled:CNY")).isEqualTo(new Counter(AMOUNT, 1));
        assertThat(takes("P-s-3", claims)).isTrue();
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void aLateSuccessBooksEvenOverTheLimit() {
        List<Claim> claims = List.of(claim("channel/late:CNY", null, 1));
        take("P-late-1", claims);
        quotas.release("P-late-1", 1);
        take("P-late-2", claims);

        quotas.confirm("P-late-1", 1);

        assertThat(counter("channel/late:CNY")).isEqualTo(new Counter(2 * AMOUNT, 2));
        assertThat(quotas.differences()).isEmpty();
    }

    @Test
    void whatIsConfirmedIsNeverReleased() {
        List<Claim> claims = List.of(claim("channel/paid:CNY", null, 5));
        take("P-paid", claims);
        quotas.confirm("P-paid", 1);

        quotas.release("P-paid", 1);

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
                    quotas.release(orderNo, 1);
                }
                return taken;
            });
        }

        together(orders);

        assertThat(quotas.differences()).isEmpty();
        assertThat(counter("channel/busy:CNY").number()).isLessThanOrEqualTo(50);
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

    private static Claim claim(String scope, @Nullable Long mostAmount, @Nullable Integer mostNumber) {
        return new Claim(scope, "", DAY, mostAmount, mostNumber);
    }

    private static List<Boolean> together(List<Callable<Boolean>> calls) throws Exception {
        List<Boolean> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
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
            quotas.open(claims);
            database.inTransaction(() -> quotas.take(orderNo, 1, claims, AMOUNT));
        }
    }
}
