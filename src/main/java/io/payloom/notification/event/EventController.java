package io.payloom.notification.event;

import io.payloom.api.AuthenticatedMerchant;
import io.payloom.api.PageRequest;
import io.payloom.api.ProblemCode;
import io.payloom.api.Refuses;
import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import io.payloom.notification.Notification;
import io.payloom.notification.Notifications;
import io.payloom.notification.ResendResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The merchant API for what was, or is to be, notified: a merchant can catch up after an outage of its own. */
@Tag(name = "Events", description = "What happened to your orders, as it was or will be notified")
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class EventController {

    private static final Pattern NUMBER = Pattern.compile("N[0-9A-Z]{26}");

    private final Notifications notifications;

    EventController(Notifications notifications) {
        this.notifications = notifications;
    }

    @Operation(
            operationId = "listEvents",
            summary = "List events",
            description = "Oldest first, those after the given event; begins about a second after they happened.")
    @GetMapping("/events")
    EventAnswer.Page list(
            AuthenticatedMerchant merchant,
            @Parameter(description = "nextAfter of the page before, or the webhook-id of a notification")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "Events per page") @RequestParam(defaultValue = "20") int limit) {
        PageRequest.checkLimit(limit);
        if (after != null && !NUMBER.matcher(after).matches()) {
            throw RequestRefused.invalid(
                    List.of(Violation.ofParameter("after", "FORMAT_INVALID", "must be the id of an event")));
        }
        List<Notification> found = notifications.events(merchant.id(), after, limit + 1);
        return EventAnswer.Page.of(found, limit);
    }

    @Operation(
            operationId = "resendNotification",
            summary = "Send a notification again",
            description = "Starts the notification over, under the same webhook-id. One that still waits for its next"
                    + " attempt is sent now, and keeps its schedule.")
    @Refuses(ProblemCode.EVENT_NOT_FOUND)
    @PostMapping("/notifications/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    EventAnswer resend(
            AuthenticatedMerchant merchant, @Parameter(description = "The webhook-id") @PathVariable String id) {
        ResendResult resending =
                NUMBER.matcher(id).matches() ? notifications.resend(merchant.id(), id) : new ResendResult.Unknown();
        return switch (resending) {
            case ResendResult.Resent resent -> EventAnswer.of(resent.notification());
            case ResendResult.StillPending pending -> EventAnswer.of(pending.notification());
            case ResendResult.Unknown unknown ->
                throw new RequestRefused(ProblemCode.EVENT_NOT_FOUND, "There is no such notification of yours.");
        };
    }
}
