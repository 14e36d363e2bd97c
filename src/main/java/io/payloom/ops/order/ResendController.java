package io.payloom.ops.order;

import io.payloom.api.BodyType;
import io.payloom.api.Plain;
import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.notification.Notification;
import io.payloom.notification.NotificationState;
import io.payloom.notification.Notifications;
import io.payloom.notification.ResendResult;
import io.payloom.ops.Operator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends a notification again, as its merchant can do too. */
@RestController
@RequestMapping(path = "/ops/v1/notifications", produces = MediaType.APPLICATION_JSON_VALUE)
class ResendController {

    private final Notifications notifications;
    private final RequestValidation validation;

    ResendController(Notifications notifications, RequestValidation validation) {
        this.notifications = notifications;
        this.validation = validation;
    }

    /** @param number of the notification, or of an order, which means its newest notification */
    @PostMapping(path = "/{number}/resend", consumes = BodyType.JSON_TYPE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer resend(Operator operator, @PathVariable String number, @RequestBody Request request) {
        validation.check(request, List.of());
        String reason = Objects.requireNonNull(request.reason());
        return switch (notifications.resendFor(operator.name(), number, reason)) {
            case ResendResult.Resent resent -> Answer.of(resent.notification());
            case ResendResult.StillPending pending -> Answer.of(pending.notification());
            case ResendResult.Unknown unknown ->
                throw new RequestRefused(ProblemCode.EVENT_NOT_FOUND, "There is no such notification.");
        };
    }

    /** @param reason why, for the journal */
    record Request(
            @NotNull(message = "is required")
            @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
            @Plain
            @Nullable
            String reason) {}

    /** How the notification stands now. */
    record Answer(String notificationNo, String orderNo, String type, NotificationState state, int attempts) {

        static Answer of(Notification notification) {
            return new Answer(
                    notification.notificationNo(),
                    notification.orderNo(),
                    notification.eventType(),
                    notification.state(),
                    notification.attempts());
        }
    }
}
