package io.payloom.reserve;

import io.payloom.database.Database;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets waiting orders try again, oldest first, up to what is available; a younger one never passes an older one. */
@Component
class Releases {

    /** Of each account: a long row at one must not hide those who wait for another. */
    private static final int MOST = 500;

    private final ReserveMapper mapper;
    private final Database database;
    private final ApplicationEventPublisher events;

    Releases(ReserveMapper mapper, Database database, ApplicationEventPublisher events) {
        this.mapper = mapper;
        this.database = database;
        this.events = events;
    }

    /** One instance at a time: the waits are locked. */
    void release() {
        database.inTransaction(() -> {
            Map<String, List<Wait>> orders = mapper.waitedFor().stream()
                    .flatMap(row -> mapper.lockWaits(row, MOST).stream())
                    .sorted(Wait.OLDEST_FIRST)
                    .collect(Collectors.groupingBy(Wait::orderNo, LinkedHashMap::new, Collectors.toList()));
            if (!orders.isEmpty()) {
                release(orders);
            }
        });
    }

    private void release(Map<String, List<Wait>> orders) {
        Map<Wait.Row, Long> available = new HashMap<>();
        mapper.balances()
                .forEach(balance ->
                        available.put(new Wait.Row(balance.account(), balance.currency()), balance.available()));
        Set<Wait.Row> kept = new HashSet<>();
        orders.forEach((orderNo, waits) -> {
            Optional<Wait> paid = waits.stream()
                    .filter(wait -> !kept.contains(wait.row()))
                    .filter(wait -> available.getOrDefault(wait.row(), 0L) >= wait.amount())
                    .findFirst();
            if (paid.isPresent()) {
                available.merge(paid.get().row(), -paid.get().amount(), Long::sum);
                events.publishEvent(new ReserveReleased(orderNo));
            } else {
                waits.forEach(wait -> kept.add(wait.row()));
            }
        });
    }
}
