package io.payloom.routing;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A catalogue made ready for routing: the candidates of each route, worked out when the route is first taken. */
final class RoutingTable {

    private final Catalogue catalogue;
    private final Map<RouteKey, CandidateSet> routes = new ConcurrentHashMap<>();

    RoutingTable(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** All accounts among which the order may be routed; none when the merchant has no route for it. */
    CandidateSet candidates(RoutingRequest order) {
        List<Pool> pools = catalogue.pools(order.merchantId(), order.operation(), order.method(), order.type());
        return routes.computeIfAbsent(
                new RouteKey(order.operation(), pools.stream().map(Pool::code).toList()),
                unseen -> candidates(order.operation(), pools));
    }

    private CandidateSet candidates(Operation operation, List<Pool> pools) {
        CandidateSet.Builder builder = new CandidateSet.Builder();
        for (Pool pool : pools) {
            builder.pool(pool, byChannel(pool, operation), operation);
        }
        return builder.build();
    }

    /** The pool's accounts by channel, in the pool's order; channels that do not offer the operation are left out. */
    private Map<Channel, List<Account>> byChannel(Pool pool, Operation operation) {
        Map<Channel, List<Account>> accounts = new LinkedHashMap<>();
        for (String code : pool.accounts()) {
            Optional<Channel> channel = catalogue.channelOfAccount(code);
            channel.filter(one -> one.offer(operation).isPresent())
                    .ifPresent(one -> accounts.computeIfAbsent(one, unseen -> new ArrayList<>())
                            .addAll(one.account(code).stream().toList()));
        }
        return accounts;
    }

    private record RouteKey(Operation operation, List<String> pools) {}
}
