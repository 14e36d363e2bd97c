package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.payloom.lifecycle.RunAbandoned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Cancels process instances that are of no more use. One that a crash leaves behind ends as a duplicate by Retry. */
@Component
class AbandonedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedRuns.class);

    private final CamundaClient client;

    AbandonedRuns(CamundaClient client) {
        this.client = client;
    }

    @TransactionalEventListener
    void on(RunAbandoned abandoned) {
        LOG.info("Cancelling process instance {} of {}", abandoned.runKey(), abandoned.subjectNo());
        client.newCancelInstanceCommand(Long.parseLong(abandoned.runKey()))
                .send()
                .exceptionally(alreadyGone -> null);
    }
}
