package io.payloom.routing;

import io.payloom.routing.quota.Quotas;
import io.payloom.routing.quota.Quotas.Attempt;
import io.payloom.transaction.BankTransaction;
import io.payloom.transaction.BankTransactions;
import io.payloom.transaction.TransactionState;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Settles what attempts of final orders still hold, such as an order that was closed between its decision and its sending. */
@Component
class QuotaJanitor {

    private static final Duration OPEN_FOR = Duration.ofMinutes(10);
    private static final int MOST = 500;

    private final Quotas quotas;
    private final BankTransactions transactions;
    private final ObjectProvider<OrderBook> books;
    private final Clock clock;

    QuotaJanitor(Quotas quotas, BankTransactions transactions, ObjectProvider<OrderBook> books, Clock clock) {
        this.quotas = quotas;
        this.transactions = transactions;
        this.books = books;
        this.clock = clock;
    }

    void settle() {
        List<Attempt> open = quotas.openSince(clock.instant().minus(OPEN_FOR), MOST);
        if (open.isEmpty()) {
            return;
        }
        Collection<String> orderNos = open.stream().map(Attempt::orderNo).collect(Collectors.toSet());
        Set<String> ended = books.stream()
                .flatMap(book -> book.finalAmong(orderNos).stream())
                .collect(Collectors.toSet());
        open.forEach(attempt -> {
            quotas.lookedAt(attempt); // first: one that cannot be settled must not stand before the others for ever
            if (ended.contains(attempt.orderNo())) {
                settle(attempt);
            }
        });
    }

    /** A transaction keeps what it holds while it is unknown, or a person's word stands against a silent bank. */
    private void settle(Attempt attempt) {
        Optional<BankTransaction> transaction = transactions.attempt(attempt.orderNo(), attempt.attempt());
        if (transaction.isEmpty()) {
            quotas.release(attempt.orderNo(), attempt.attempt());
        } else if (transaction.get().state() == TransactionState.SUCCEEDED) {
            quotas.confirm(attempt.orderNo(), attempt.attempt());
        } else if (transaction.get().state().isFinal() && !transaction.get().byPerson()) {
            quotas.release(attempt.orderNo(), attempt.attempt());
        }
    }
}
