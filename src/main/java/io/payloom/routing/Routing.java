package io.payloom.routing;

import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.Operation;
import io.payloom.database.Database;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Chooses the channel for each attempt of an order, once. */
@Component
public class Routing {

    private final Catalogues catalogues;
    private final Chooser chooser;
    private final DecisionMapper mapper;
    private final Database database;
    private final Clock clock;

    Routing(Catalogues catalogues, Chooser chooser, DecisionMapper mapper, Database database, Clock clock) {
        this.catalogues = catalogues;
        this.chooser = chooser;
        this.mapper = mapper;
        this.database = database;
        this.clock = clock;
    }

    /** The decision for this order and attempt: made and stored now, or the one stored before; joins the transaction. */
    public RoutingDecision decide(RoutingRequest request) {
        return database.inTransaction(() -> {
            DecisionRow stored = mapper.find(request.orderNo(), request.attempt());
            return (stored == null ? storeFirst(request) : stored).decision();
        });
    }

    /** All decisions of an order, by attempt. */
    public List<RoutingDecision> decisions(String orderNo) {
        return mapper.of(orderNo).stream().map(DecisionRow::decision).toList();
    }

    /** Of callers at the same time, the first to insert decides for all; so the row is read back in any case. */
    private DecisionRow storeFirst(RoutingRequest request) {
        Explanation explanation = chooser.choose(
                request,
                catalogues.current().channels().stream()
                        .flatMap(channel ->
                                channel.offer(Operation.PAY).map(terms -> new Offered(channel, terms)).stream())
                        .toList());
        mapper.insertIfNone(DecisionRow.of(request, explanation, clock.instant()));
        return Objects.requireNonNull(mapper.find(request.orderNo(), request.attempt()));
    }
}
