package io.payloom.reserve;

import io.payloom.database.Database;
import io.payloom.support.ModuleInstance;
import io.payloom.support.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Reserves on a real database, in the words of the tests about them. */
final class ReserveScene implements AutoCloseable {

    static final String CURRENCY = "CNY";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final MovableClock clock = new MovableClock();
    final Treasury treasury = new Treasury();
    private final ModuleInstance instance;
    final Reserves reserves;
    final ReserveMapper mapper;
    final Database database;
    final BankOfTheTest bank;

    /** @param name of its database, as the clocks of two scenes do not agree */
    ReserveScene(String name) {
        instance = new ModuleInstance(
                ReserveModules.class, name, clock, Map.of("payloom.reserve.transfer-url", treasury.url()));
        reserves = bean(Reserves.class);
        mapper = bean(ReserveMapper.class);
        database = bean(Database.class);
        bank = bean(BankOfTheTest.class);
    }

    <T> T bean(Class<T> type) {
        return instance.bean(type);
    }

    String anOrder() {
        return "O-" + NUMBERS.incrementAndGet();
    }

    /** An account that is in no catalogue, so that nobody asks a bank about it. */
    String anAccountWith(long fen) {
        String account = "account-" + NUMBERS.incrementAndGet();
        mapper.open(account, CURRENCY, clock.instant());
        bankSays(account, fen);
        return account;
    }

    void bankSays(String account, long fen) {
        mapper.write(account, CURRENCY, fen, clock.instant());
    }

    /** Whether there was enough. */
    boolean takes(String orderNo, String account, Long... parts) {
        return takes(orderNo, account, false, parts);
    }

    boolean takesAfterWaiting(String orderNo, String account, Long... parts) {
        return takes(orderNo, account, true, parts);
    }

    private boolean takes(String orderNo, String account, boolean released, Long... parts) {
        try {
            database.inTransaction(
                    () -> reserves.take(new ReserveClaim(orderNo, 1, account, CURRENCY, List.of(parts), released)));
            return true;
        } catch (ReserveTooLow tooLow) {
            return false;
        }
    }

    String anOrderThatTook(String account, Long... parts) {
        String orderNo = anOrder();
        if (!takes(orderNo, account, parts)) {
            throw new AssertionError("There is not enough on " + account);
        }
        return orderNo;
    }

    Reserves.Balance balance(String account) {
        return reserves.balances().stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    long available(String account) {
        return balance(account).available();
    }

    /** Long enough for every bank to be asked again. */
    void refresh() {
        clock.move(Duration.ofSeconds(61));
        bean(Refresh.class).refresh();
    }

    void aMomentPasses() {
        clock.move(Duration.ofMillis(10));
    }

    @Override
    public void close() {
        instance.close();
        treasury.close();
    }
}
