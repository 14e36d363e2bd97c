package io.payloom.ops;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
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

    RouteController(Routing routing) {
        this.routing = routing;
    }

    @GetMapping(path = "/ops/v1/orders/{orderNo}/route", produces = MediaType.APPLICATION_JSON_VALUE)
    RouteAnswer route(Operator operator, @PathVariable String orderNo) {
        List<RoutingDecision> decisions = routing.decisions(orderNo);
        if (decisions.isEmpty()) {
            throw new RequestRefused(
                    ProblemCode.ORDER_NOT_FOUND, "No decision was made for this order, or it does not exist.");
        }
        return new RouteAnswer(
                orderNo, decisions.stream().map(RouteAnswer.Attempt::of).toList());
    }
}
