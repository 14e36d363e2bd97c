package io.payloom.reserve;

import io.payloom.database.Database;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets waiting orders try again, oldest first, up to what is available; a younger one never passes an older one. */
@Component
class Releases {

    private static final int MOST = 2_000;

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
            List<Wait> waits = mapper.lockWaits(MOST);
            if (!waits.isEmpty()) {
                release(byOrder(waits));
            }
        });
    }

    private static Map<String, List<Wait>> byOrder(List<Wait> waits) {
        Map<String, List<Wait>> orders = new LinkedHashMap<>();
        waits.forEach(wait -> orders.merge(wait.orderNo(), List.of(wait), Releases::joined));
        return orders;
    }

    private static List<Wait> joined(List<Wait> some, List<Wait> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private void release(Map<String, List<Wait>> orders) {
        Map<String, Long> available = new HashMap<>();
        mapper.balances()
                .forEach(balance -> available.put(key(balance.account(), balance.currency()), balance.available()));
        Set<String> kept = new HashSet<>();
        orders.forEach((orderNo, waits) -> {
            Optional<String> payer = waits.stream()
                    .filter(wait -> !kept.contains(key(wait.account(), wait.currency())))
                    .filter(wait -> available.getOrDefault(key(wait.account(), wait.currency()), 0L) >= wait.amount())
                    .map(wait -> key(wait.account(), wait.currency()))
                    .findFirst();
            if (payer.isPresent()) {
                available.merge(payer.get(), -waits.getFirst().amount(), Long::sum);
                events.publishEvent(new ReserveReleased(orderNo));
            } else {
                waits.forEach(wait -> kept.add(key(wait.account(), wait.currency())));
            }
        });
    }

    private static String key(String account, String currency) {
        return account + ":" + currency;
    }
}
