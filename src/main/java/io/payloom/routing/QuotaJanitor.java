package io.payloom.routing;

import io.payloom.reserve.Reserves;
import io.payloom.routing.quota.Quotas;
import io.payloom.routing.quota.Quotas.Attempt;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Settles what attempts of final orders still hold, such as an order that was closed between its decision and its sending. */
@Component
class QuotaJanitor {

    private static final Duration OPEN_FOR = Duration.ofMinutes(10);
    private static final int MOST = 500;

    private final Quotas quotas;
    private final Reserves reserves;
    private final BankTransactions transactions;
    private final ObjectProvider<OrderBook> books;
    private final Clock clock;

    QuotaJanitor(
            Quotas quotas,
            Reserves reserves,
            BankTransactions transactions,
            ObjectProvider<OrderBook> books,
            Clock clock) {
        this.quotas = quotas;
        this.reserves = reserves;
        this.transactions = transactions;
        this.books = books;
        this.clock = clock;
    }

    void settle() {
        Instant before = clock.instant().minus(OPEN_FOR);
        List<Attempt> quotaHolds = quotas.openSince(before, MOST);
        List<Reserves.Attempt> reserveHolds = reserves.openSince(before, MOST);
        Set<String> ended = finalAmong(Stream.concat(
                        quotaHolds.stream().map(Attempt::orderNo),
                        reserveHolds.stream().map(Reserves.Attempt::orderNo))
                .collect(Collectors.toSet()));
        quotaHolds.forEach(hold -> {
            quotas.lookedAt(hold); // first: one that cannot be settled must not stand before the others for ever
            settle(hold.orderNo(), hold.attempt(), ended, quotas::confirm, quotas::release);
        });
        reserveHolds.forEach(hold -> {
            reserves.lookedAt(hold);
            settle(hold.orderNo(), hold.attempt(), ended, reserves::confirm, reserves::release);
        });
    }

    private Set<String> finalAmong(Set<String> orderNos) {
        return books.stream()
                .flatMap(book -> book.finalAmong(orderNos).stream())
                .collect(Collectors.toSet());
    }

    /** A transaction keeps what it holds while it is unknown, or a person's word stands against a silent bank. */
    private void settle(String orderNo, int attempt, Set<String> ended, Settling confirm, Settling release) {
        if (!ended.contains(orderNo)) {
            return;
        }
        Optional<BankTransaction> transaction = transactions.attempt(orderNo, attempt);
        if (transaction.isEmpty()) {
            release.of(orderNo, attempt);
        } else if (transaction.get().state() == TransactionState.SUCCEEDED) {
            confirm.of(orderNo, attempt);
        } else if (transaction.get().state().isFinal()
                && !transaction.get().progress().byPerson()) {
            release.of(orderNo, attempt);
        }
    }

    private interface Settling {
        void of(String orderNo, int attempt);
    }
}
