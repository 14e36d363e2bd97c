package io.payloom.routing;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.CatalogueRule;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Fault;
import io.payloom.hold.OrderBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A decision stands for ever, so the account that it names must be there when the order is sent, also when that takes
 * long because the engine was away.
 */
@Component
class UnsentDecisions implements CatalogueRule {

    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private static final int MOST = 1000;

    private final DecisionMapper mapper;
    private final ObjectProvider<OrderBook> books;
    private final Clock clock;

    UnsentDecisions(DecisionMapper mapper, ObjectProvider<OrderBook> books, Clock clock) {
        this.mapper = mapper;
        this.books = books;
        this.clock = clock;
    }

    @Override
    public List<Fault> objections(CatalogueContent present, CatalogueContent proposed) {
        Set<String> gone = new HashSet<>(accounts(present));
        gone.removeAll(accounts(proposed));
        Instant since = clock.instant().minus(LOOK_BACK);
        return gone.stream()
                .sorted()
                .flatMap(account -> objection(account, since).stream())
                .toList();
    }

    private List<Fault> objection(String account, Instant since) {
        Set<String> orderNos = new HashSet<>(mapper.unsent(account, since, MOST));
        if (!orderNos.isEmpty()) {
            Set<String> asked = Set.copyOf(orderNos);
            books.forEach(book -> orderNos.removeAll(book.finalAmong(asked)));
        }
        return orderNos.isEmpty()
                ? List.of()
                : List.of(new Fault(
                        "/channels",
                        "account " + account + " may not be left out: " + orderNos.size()
                                + (orderNos.size() < MOST ? "" : " or more")
                                + " orders were given to it and are not sent yet, such as "
                                + orderNos.iterator().next() + ". Try again when they are"));
    }

    private static Set<String> accounts(CatalogueContent content) {
        return content.channels().stream()
                .map(Channel::accounts)
                .flatMap(List::stream)
                .map(Account::code)
                .collect(Collectors.toSet());
    }
}
