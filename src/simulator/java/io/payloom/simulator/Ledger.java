package io.payloom.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The books of all banks: what is not in here has not happened.
 *
 * <p>Changes of one order come one after another, and are on disk before anybody sees them; so do those that give back
 * something of one payment. A change that would take the money of one order number twice, forget that it was taken, or
 * give back more than was taken, is refused here, whoever asks for it.
 */
@Component
class Ledger implements Closeable {

    private final LedgerFile file;
    private final Map<OrderKey, BankOrder> orders = new ConcurrentHashMap<>();
    private final Set<OrderKey> unsettled = ConcurrentHashMap.newKeySet();
    private final Map<Habit, Integer> turns = new ConcurrentHashMap<>();
    private final AtomicLong references = new AtomicLong();
    private final Map<Balances.Key, Long> paidOut = new ConcurrentHashMap<>();
    private final Claims claims = new Claims(orders);
    private final OrderLocks locks = new OrderLocks();
    /** By payment; taken after the lock of the order itself, never before. */
    private final OrderLocks refundLocks = new OrderLocks();

    Ledger(SimulatorProperties properties, ObjectMapper json) throws IOException {
        file = new LedgerFile(properties.ledgerFile(), json);
        file.load(this::recall);
    }

    @Nullable
    BankOrder find(OrderKey key) {
        return orders.get(key);
    }

    Collection<BankOrder> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    /** Orders on which time or a callback may still change something. */
    Set<OrderKey> unsettled() {
        return Collections.unmodifiableSet(unsettled);
    }

    /** Changes the order, or opens it where there was none; null is returned where there is none afterwards. */
    @Nullable
    BankOrder change(OrderKey key, Function<@Nullable BankOrder, @Nullable BankOrder> change) {
        return locks.holding(key, () -> book(key, change));
    }

    /** As above; and if there is a payment, what is left of it stays as it is until the change is written. */
    @Nullable
    BankOrder change(
            OrderKey key, @Nullable OrderKey payment, Function<@Nullable BankOrder, @Nullable BankOrder> change) {
        return payment == null
                ? change(key, change)
                : locks.holding(key, () -> refundLocks.holding(payment, () -> book(key, change)));
    }

    /** What a payment took and no refund or void has claimed; those that failed or came back claim nothing. */
    long leftOf(OrderKey payment) {
        return claims.leftOf(payment);
    }

    /** What payouts took from an account, or may still take. */
    long paidOut(Balances.Key account) {
        return paidOut.getOrDefault(account, 0L);
    }

    /** Counts an order of this party under this behaviour; answers how many came before it. */
    int nextTurn(Behaviour behaviour, String party) {
        return turns.merge(new Habit(behaviour, party), 1, Integer::sum) - 1;
    }

    String nextReference(String bank) {
        return "%s%010d".formatted(bank.substring(0, 1).toUpperCase(Locale.ROOT), references.incrementAndGet());
    }

    private @Nullable BankOrder book(OrderKey key, Function<@Nullable BankOrder, @Nullable BankOrder> change) {
        BankOrder before = orders.get(key);
        BankOrder after = change.apply(before);
        if (after == null || after.equals(before)) {
            return after;
        }
        OrderKey payment = claims.claimedFurther(before, after);
        return payment == null ? write(before, after) : refundLocks.holding(payment, () -> write(before, after));
    }

    private BankOrder write(@Nullable BankOrder before, BankOrder after) {
        refuse(before, after);
        file.append(after);
        remember(after);
        return after;
    }

    private void refuse(@Nullable BankOrder before, BankOrder after) {
        refuseSecondSuccess(before, after);
        claims.refuseBeyondPayment(before, after);
    }

    private static void refuseSecondSuccess(@Nullable BankOrder before, BankOrder after) {
        boolean changesBookedSuccess = before != null
                && before.standing().successes() > 0
                && !before.sameBookingAs(after)
                && !before.comesBackAs(after);
        if (changesBookedSuccess || after.standing().successes() > 1) {
            throw new SuccessAlreadyBooked(after.key());
        }
    }

    private void recall(BankOrder line) {
        BankOrder before = orders.get(line.key());
        refuse(before, line);
        if (before == null) {
            nextTurn(line.arrival().behaviour(), line.terms().party());
            references.accumulateAndGet(numberOf(line), Math::max);
        }
        remember(line);
    }

    private static long numberOf(BankOrder order) {
        return Long.parseLong(order.arrival().bankReference().substring(1));
    }

    private void remember(BankOrder order) {
        count(orders.put(order.key(), order), order);
        claims.note(order);
        if (order.unsettled()) {
            unsettled.add(order.key());
        } else {
            unsettled.remove(order.key());
        }
    }

    private void count(@Nullable BankOrder before, BankOrder after) {
        long more = after.takenFromBalance() - (before == null ? 0 : before.takenFromBalance());
        if (more != 0) {
            paidOut.merge(after.balance(), more, Long::sum);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private record Habit(Behaviour behaviour, String party) {}
}
