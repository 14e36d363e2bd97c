package io.payloom.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.SetVariablesResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Issue 13, item 15: an instance is ready when the engine's partitions process. */
class EngineHealthTests {

    private final CamundaClient client = mock(Answers.RETURNS_DEEP_STUBS);
    private final EngineWatch engine = new EngineWatch(client, new SimpleMeterRegistry());
    private final ProcessDeployer deployer = mock();
    private final HealthIndicator ready = new EngineHealth().engineSeenHealthIndicator(engine, deployer);
    private final HealthIndicator now = new EngineHealth().engineProcessingHealthIndicator(engine);

    @Test
    void anInstanceIsNotReadyBeforeEveryPartitionHasTakenACommandAndStaysSoAfterwards() {
        when(client.newTopologyRequest().requestTimeout(any()).send().join().getPartitionsCount())
                .thenReturn(2);
        looksWhile(Status.NOT_FOUND, Status.DEADLINE_EXCEEDED);
        assertThat(ready.getHealth(false).getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
        assertThat(now.getHealth(true).getDetails().get("partitions")).isEqualTo("1 processes, 2 takes no commands");

        looksWhile(Status.NOT_FOUND, Status.NOT_FOUND);
        assertThat(ready.getHealth(false).getStatus().getCode())
                .as("no order is started without diagrams")
                .isEqualTo("OUT_OF_SERVICE");
        when(deployer.isDeployed()).thenReturn(true);
        assertThat(ready.getHealth(false).getStatus().getCode()).isEqualTo("UP");
        assertThat(now.getHealth(false).getStatus().getCode()).isEqualTo("UP");

        for (int look = 0; look < 5; look++) {
            looksWhile(Status.UNAVAILABLE, Status.NOT_FOUND);
        }
        assertThat(ready.getHealth(false).getStatus().getCode()).isEqualTo("UP");
        assertThat(now.getHealth(false).getStatus().getCode()).isEqualTo("DOWN");
    }

    private void looksWhile(Status first, Status second) {
        answer(1, first);
        answer(2, second);
        engine.look();
    }

    private void answer(long partition, Status status) {
        CamundaFuture<SetVariablesResponse> answer = mock();
        when(answer.join()).thenThrow(new StatusRuntimeException(status));
        when(client.newSetVariablesCommand((partition << 51) + 1)
                        .variables(Map.of())
                        .requestTimeout(any())
                        .send())
                .thenReturn(answer);
    }
}
