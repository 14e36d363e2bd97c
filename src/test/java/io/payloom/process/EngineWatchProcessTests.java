package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.payloom.local.Camunda;
import io.payloom.local.TestEnvironment;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.Orders;
import io.payloom.support.RunningPayloom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;

/** Issue 13, item 15: a broker that has a leader and answers may still take no command, as after a start. */
@OnRunningPayloom
class EngineWatchProcessTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningPayloom payloom = RunningPayloom.get();
    private final Camunda camunda = TestEnvironment.camunda();

    @Test
    void healthAndMetricSayThatThePartitionProcessesAndOrdersAreTakenAnyway() {
        awaitEngine(Status.UP, 1);
        String orderNo;
        camunda.pauseProcessing();
        try {
            awaitEngine(Status.DOWN, 0);
            assertThat(status("readiness")).as("orders wait in the outbox").isEqualTo(Status.UP);
            orderNo = payloom.merchant()
                    .post("/v1/payments", Orders.aCardPayment(2_000, null))
                    .orderNo();
        } finally {
            camunda.resumeProcessing();
        }

        awaitEngine(Status.UP, 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        payloom.merchant().get("/v1/payments/" + orderNo).state())
                .isEqualTo("SUCCEEDED"));
    }

    private void awaitEngine(Status status, double processing) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(status("engineProcessing")).isEqualTo(status);
            assertThat(payloom.bean(MeterRegistry.class)
                            .get("payloom.engine.processing")
                            .tag("partition", "1")
                            .gauge()
                            .value())
                    .isEqualTo(processing);
        });
    }

    private Status status(String component) {
        return payloom.bean(HealthEndpoint.class).healthForPath(component).getStatus();
    }
}
