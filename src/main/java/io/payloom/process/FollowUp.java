package io.payloom.process;

import io.camunda.client.api.response.ActivatedJob;
import io.payloom.alert.Alerts;
import io.payloom.lifecycle.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a failed job means to its run, so that one that waits on purpose is not replaced, and to people. */
@Component
class FollowUp {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUp.class);

    /** The job surely came back and was given to a worker. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Runs runs;
    private final Alerts alerts;
    private final Clock clock;

    FollowUp(Runs runs, Alerts alerts, Clock clock) {
        this.runs = runs;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** It comes back after the pause, for a reason that passes. */
    void triesAgain(ActivatedJob job, Duration pause) {
        note(() -> runs.triesAgain(runKey(job), clock.instant().plus(pause).plus(GRACE)));
    }

    /** It has become an incident that only a person's decision ends. */
    void awaitsPerson(ActivatedJob job) {
        note(() -> runs.awaitPerson(runKey(job)));
    }

    /** It fails until a person mends something. */
    void fails(ActivatedJob job, String words) {
        note(() -> {
            Optional<String> subject = runs.drivenBy(runKey(job));
            String key = job.getType() + "/" + subject.orElse("");
            alerts.raise(
                    "STEP_FAILS",
                    key,
                    subject.orElse(null),
                    subject.map(number -> number + ": ").orElse("") + words);
        });
    }

    /** Without the database the run says nothing, and what it is taken for then does no harm. */
    private static void note(Runnable saying) {
        try {
            saying.run();
        } catch (RuntimeException unsaid) {
            LOG.warn("What became of a job cannot be written down: {}", unsaid.toString());
        }
    }

    /** The first job of an instance hands the key of its own instance on to the others. */
    private static String runKey(ActivatedJob job) {
        Object handedOn = job.getVariablesAsMap().get("runKey");
        return handedOn == null ? String.valueOf(job.getProcessInstanceKey()) : String.valueOf(handedOn);
    }
}
