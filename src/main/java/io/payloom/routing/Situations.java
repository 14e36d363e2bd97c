package io.payloom.routing;

import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.routing.health.Health;
import io.payloom.routing.health.PayerMemory;
import io.payloom.routing.health.PayerRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what a decision is made from: one picture of the catalogue, the gauges, and what is known of the payer. */
@Component
class Situations {

    private final Catalogues catalogues;
    private final Gauges gauges;
    private final Health health;
    private final PayerMemory payers;
    private volatile RoutingTable table;

    Situations(Catalogues catalogues, Gauges gauges, Health health, PayerMemory payers) {
        this.catalogues = catalogues;
        this.gauges = gauges;
        this.health = health;
        this.payers = payers;
        this.table = new RoutingTable(catalogues.current());
    }

    /** By the catalogue of today. */
    Chooser chooser(RoutingRequest order, Instant moment) {
        return chooser(order, moment, table());
    }

    /** By any catalogue; the payer's record costs a SELECT, all else stands in memory. */
    Chooser chooser(RoutingRequest order, Instant moment, RoutingTable by) {
        Catalogue catalogue = by.catalogue();
        OrderFacts facts = new OrderFacts(
                order, moment, catalogue.merchant(order.merchantId()).orElse(null));
        Conditions conditions = new PresentConditions(gauges.reading(), health, payer(order, moment));
        return Chooser.of(new Selection(facts, by.candidates(order), conditions), catalogue.version());
    }

    /** The same table until the catalogue changes. */
    RoutingTable table() {
        Catalogue current = catalogues.current();
        RoutingTable known = table;
        if (known.catalogue() != current) {
            known = new RoutingTable(current);
            table = known;
        }
        return known;
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
