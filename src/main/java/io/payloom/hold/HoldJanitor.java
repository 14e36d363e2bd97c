package io.payloom.hold;

import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Settles what attempts of final orders still hold, such as an order that was closed between its decision and its sending. */
@Component
class HoldJanitor {

    private static final Duration OPEN_FOR = Duration.ofMinutes(10);
    private static final int MOST = 500;

    private final List<SettledHolds> books;
    private final BankTransactions transactions;
    private final ObjectProvider<OrderBook> orders;
    private final Clock clock;

    HoldJanitor(List<HoldBook<?>> books, BankTransactions transactions, ObjectProvider<OrderBook> orders, Clock clock) {
        this.books = books.stream().map(SettledHolds::new).toList();
        this.transactions = transactions;
        this.orders = orders;
        this.clock = clock;
    }

    void settle() {
        Instant before = clock.instant().minus(OPEN_FOR);
        Map<SettledHolds, List<Attempt>> open = new LinkedHashMap<>();
        books.forEach(holds -> open.put(holds, holds.book().openSince(before, MOST)));
        Set<String> ended = finalAmong(open.values().stream()
                .flatMap(Collection::stream)
                .map(Attempt::orderNo)
                .collect(Collectors.toSet()));
        open.forEach((holds, attempts) -> attempts.forEach(attempt -> {
            holds.book()
                    .lookedAt(attempt); // first: one that cannot be settled must not stand before the others for ever
            if (ended.contains(attempt.orderNo())) {
                settle(holds, attempt);
            }
        }));
    }

    private Set<String> finalAmong(Set<String> orderNos) {
        return orders.stream()
                .flatMap(book -> book.finalAmong(orderNos).stream())
                .collect(Collectors.toSet());
    }

    private void settle(SettledHolds holds, Attempt attempt) {
        Optional<BankTransaction> transaction = transactions.attempt(attempt.orderNo(), attempt.number());
        if (transaction.isEmpty()) {
            holds.book().release(attempt);
        } else {
            holds.settle(
                    attempt,
                    transaction.get().state(),
                    transaction.get().progress().byPerson());
        }
    }
}
