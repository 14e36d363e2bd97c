package io.payloom.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What is on our accounts at the banks: what they began with, and what was put on them, less the payouts. Payouts that are
 * under way are gone already; those that came back are there again. What was put on an account is forgotten at the end.
 */
@Component
class Balances {

    private final Ledger ledger;
    private final long initial;
    private final Map<Key, Long> added = new ConcurrentHashMap<>();

    Balances(Ledger ledger, SimulatorProperties properties) {
        this.ledger = ledger;
        this.initial = properties.initialBalance();
    }

    /** Minor units. */
    long of(Key key) {
        return initial + added.getOrDefault(key, 0L) - ledger.paidOut(key);
    }

    /** From now on the balance is this, until something is paid out. */
    void set(Key key, long balance) {
        added.merge(key, balance - of(key), Long::sum);
    }

    /** One account in one currency. */
    record Key(String bank, String mid, String currency) {

        /** Under which payouts from the account come one after another. */
        OrderKey lock() {
            return new OrderKey(bank, "balance/" + mid + "/" + currency);
        }
    }
}
