package io.payloom.process.worker;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.payloom.notification.Notifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the first attempt to tell the merchant how the order ended; what fails goes on in a process of its own. */
@Component
public class TellMerchantWorker {

    /** More than the first attempts that may be under way at once, so that no job waits for a merchant who hangs. */
    private static final int JOBS_AT_ONCE = 128;

    private final Notifications notifications;

    TellMerchantWorker(Notifications notifications) {
        this.notifications = notifications;
    }

    @JobWorker(type = "tell-merchant", maxJobsActive = JOBS_AT_ONCE)
    public void tell(@Variable String orderNo, @Variable @Nullable String refundNo) {
        notifications.tell(refundNo == null ? orderNo : refundNo); // a refund also knows the order that it gives back
    }
}
