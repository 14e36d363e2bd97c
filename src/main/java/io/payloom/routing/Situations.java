package io.payloom.routing;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.routing.health.Health;
import io.payloom.routing.health.PayerMemory;
import io.payloom.routing.health.PayerRecord;
import io.payloom.routing.quota.Counter;
import io.payloom.routing.quota.CounterKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a decision is made from: one picture of the catalogue, the gauges, and what is known of the payer. */
@Component
class Situations {

    private final Catalogues catalogues;
    private final Gauges gauges;
    private final Health health;
    private final PayerMemory payers;
    private final ReentrantLock following = new ReentrantLock();
    private volatile @Nullable RoutingTable table;

    Situations(Catalogues catalogues, Gauges gauges, Health health, PayerMemory payers) {
        this.catalogues = catalogues;
        this.gauges = gauges;
        this.health = health;
        this.payers = payers;
    }

    /** By the catalogue of today. */
    Chooser chooser(RoutingRequest order, Instant moment) {
        return chooser(order, moment, table(), key -> Counter.ZERO);
    }

    /** By a catalogue that is not in use, whose limits may have no counters yet. */
    Chooser chooser(RoutingRequest order, Instant moment, Catalogue hypothetical) {
        return chooser(order, moment, new RoutingTable(hypothetical), gauges::seen);
    }

    /** The payer's record costs a SELECT, all else stands in memory. */
    private Chooser chooser(
            RoutingRequest order, Instant moment, RoutingTable by, Function<CounterKey, Counter> unopened) {
        Catalogue catalogue = by.catalogue();
        OrderFacts facts = new OrderFacts(
                order, moment, catalogue.merchant(order.merchantId()).orElse(null));
        Conditions conditions = new PresentConditions(gauges.reading(), health, payer(order, moment), unopened);
        return Chooser.of(new Selection(facts, by.candidates(order), conditions), catalogue.version());
    }

    /** The same table until the catalogue changes; then what its limits have seen today is looked up first. */
    private RoutingTable table() {
        Catalogue current = catalogues.current();
        RoutingTable known = table;
        return known != null && known.catalogue() == current ? known : follow(current);
    }

    private RoutingTable follow(Catalogue current) {
        following.lock();
        try {
            RoutingTable known = table;
            if (known == null || known.catalogue() != current) {
                gauges.follow(current);
                known = new RoutingTable(current);
                table = known;
            }
            return known;
        } finally {
            following.unlock();
        }
    }

    private PayerRecord payer(RoutingRequest order, Instant moment) {
        List<String> keys = order.payerKeys();
        if (keys.isEmpty()) {
            return PayerRecord.UNKNOWN;
        }
        LocalDate today = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return payers.of(order.details().cardKey(), keys, List.of(today.minusDays(1), today, today.plusDays(1)));
    }
}
