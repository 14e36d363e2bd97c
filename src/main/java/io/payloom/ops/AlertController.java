package io.payloom.ops;

import io.payloom.alert.Acknowledgement;
import io.payloom.alert.AlertQuery;
import io.payloom.alert.Alerts;
import io.payloom.api.BodyType;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what people should look at, and hears who does. */
@RestController
@RequestMapping(path = "/ops/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
class AlertController {

    private static final int LONGEST_PAGE = 100;

    private final Alerts alerts;
    private final RequestValidation validation;

    AlertController(Alerts alerts, RequestValidation validation) {
        this.alerts = alerts;
        this.validation = validation;
    }

    @GetMapping
    AlertAnswer.Page list(
            Operator operator,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw refused("limit", "OUT_OF_RANGE", "must be 1 to " + LONGEST_PAGE);
        }
        List<Alerts.Alert> found = alerts.list(new AlertQuery(state(state), kind, before(cursor), limit + 1));
        boolean hasMore = found.size() > limit;
        List<AlertAnswer> items = answers(found.subList(0, Math.min(found.size(), limit)));
        return new AlertAnswer.Page(
                items, hasMore, hasMore ? Long.toString(items.getLast().id()) : null);
    }

    @PostMapping(path = "/{id}/acknowledgement", consumes = BodyType.JSON_TYPE)
    AlertAnswer acknowledge(Operator operator, @PathVariable long id, @RequestBody AcknowledgementRequest request) {
        validation.check(request, List.of());
        String note = Objects.requireNonNull(request.note());
        return switch (alerts.acknowledge(id, operator.name(), note)) {
            case Acknowledgement.Given given -> answers(List.of(given.alert())).getFirst();
            case Acknowledgement.GivenBefore before -> throw acknowledgedBefore(before.alert());
            case Acknowledgement.Unknown unknown ->
                throw new RequestRefused(
                        ProblemCode.ALERT_NOT_FOUND, "GET /ops/v1/alerts?state=all lists those there are.");
        };
    }

    private RequestRefused acknowledgedBefore(Alerts.Alert alert) {
        List<Alerts.Acknowledged> history = alerts.acknowledgements(List.of(alert.id()));
        String by = history.isEmpty() ? "" : " by " + history.getLast().acknowledgedBy();
        return new RequestRefused(
                ProblemCode.ALERT_ACKNOWLEDGED, "Acknowledged" + by + " at " + alert.acknowledgedAt() + ".");
    }

    private List<AlertAnswer> answers(List<Alerts.Alert> found) {
        Map<Long, List<Alerts.Acknowledged>> history =
                alerts.acknowledgements(found.stream().map(Alerts.Alert::id).toList()).stream()
                        .collect(Collectors.groupingBy(Alerts.Acknowledged::alertId));
        return found.stream()
                .map(alert -> AlertAnswer.of(alert, history.getOrDefault(alert.id(), List.of())))
                .toList();
    }

    private static AlertQuery.State state(String state) {
        return Arrays.stream(AlertQuery.State.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(state))
                .findFirst()
                .orElseThrow(() -> refused("state", "VALUE_INVALID", "must be open, acknowledged or all"));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        try {
            return cursor == null ? null : Long.valueOf(cursor);
        } catch (NumberFormatException malformed) {
            throw refused("cursor", "CURSOR_INVALID", "Take nextCursor of the page before.");
        }
    }

    private static RequestRefused refused(String parameter, String code, String detail) {
        return RequestRefused.invalid(List.of(Violation.ofParameter(parameter, code, detail)));
    }
}
