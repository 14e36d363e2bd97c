package io.payloom.ops.order;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.ops.Operator;
import io.payloom.retention.Archive;
import io.payloom.retention.Archived;
import io.payloom.routing.Routing;
import io.payloom.routing.RoutingDecision;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells why an order went where it went. */
@RestController
class RouteController {

    private final Routing routing;
    private final Archive archive;

    RouteController(Routing routing, Archive archive) {
        this.routing = routing;
        this.archive = archive;
    }

    @GetMapping(path = "/ops/v1/orders/{orderNo}/route", produces = MediaType.APPLICATION_JSON_VALUE)
    RouteAnswer route(Operator operator, @PathVariable String orderNo) {
        return archive.show(orderNo, archived -> route(orderNo, archived));
    }

    private RouteAnswer route(String orderNo, Archived archived) {
        if (archived.unreadable() != null) {
            throw new RequestRefused(ProblemCode.ARCHIVE_UNREADABLE, archived.unreadable());
        }
        List<RoutingDecision> decisions = archived.decisions(routing.decisions(orderNo));
        if (decisions.isEmpty()) {
            throw new RequestRefused(
                    ProblemCode.ORDER_NOT_FOUND, "No decision was made for this order, or it does not exist.");
        }
        return new RouteAnswer(
                orderNo, decisions.stream().map(RouteAnswer.Attempt::of).toList());
    }
}
