package io.payloom.process;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Payloom works with the engine.
 *
 * @param release number of the diagrams in this build; to be raised with each change of a diagram
 * @param redeploy deploys changed diagrams under the same number; for the local stack, where analysts try things out
 * @param mostInFlight messages that are being published at one time
 * @param relayPause the relay looks into the outbox at least this often
 * @param stillAfter a run that should have moved on is given this time; then an alert is raised and another run follows
 */
@ConfigurationProperties("payloom.process")
@Validated
record ProcessProperties(
        @Positive int release,
        @DefaultValue("false") boolean redeploy,
        @DefaultValue("20") @Positive int mostInFlight,
        @DefaultValue("500ms") Duration relayPause,
        @DefaultValue("4m") @DurationMin(seconds = 10) Duration stillAfter) {}
