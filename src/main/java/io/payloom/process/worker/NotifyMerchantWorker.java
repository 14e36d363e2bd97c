package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.payloom.lifecycle.Runs;
import io.payloom.notification.Delivery;
import io.payloom.notification.Notifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one notification once, and says when to try again. */
@Component
public class NotifyMerchantWorker {

    private final Notifications notifications;
    private final Runs runs;

    NotifyMerchantWorker(Notifications notifications, Runs runs) {
        this.notifications = notifications;
        this.runs = runs;
    }

    @JobWorker(type = "notify-merchant", fetchVariables = "notificationNo")
    public NotifyVariables deliver(@Variable String notificationNo, ActivatedJob job) {
        String runKey = String.valueOf(job.getProcessInstanceKey());
        if (!runs.claim(notificationNo, runKey)) {
            return new NotifyVariables(Outcome.DUPLICATE, null);
        }
        return switch (notifications.deliver(notificationNo, runKey)) {
            case Delivery.Delivered delivered -> new NotifyVariables(Outcome.DELIVERED, null);
            case Delivery.Exhausted exhausted -> new NotifyVariables(Outcome.EXHAUSTED, null);
            case Delivery.Again again ->
                new NotifyVariables(Outcome.AGAIN, again.nextAttemptAt().toString());
        };
    }

    record NotifyVariables(Outcome outcome, @Nullable String nextAttemptAt) {}
}
