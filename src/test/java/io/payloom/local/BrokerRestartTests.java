package io.payloom.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.PartitionInfo;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.RunningPayloom;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The broker of the tests, which goes on with the time that it was moved to. */
@OnRunningPayloom
class BrokerRestartTests {

    @Test
    void brokerHasLeaderAndItsClockOutlivesIt() throws Exception {
        Camunda camunda = TestEnvironment.camunda();
        long before = brokerMillis(camunda);

        RunningPayloom.get().moveClock(Duration.ofHours(24)); // the application and its banks share that broker
        camunda.kill();
        assertThat(camunda.isRunning()).isFalse();
        camunda.restart();

        assertThat(leaders(camunda)).isEqualTo(1);
        assertThat(brokerMillis(camunda) - before)
                .isBetween(Duration.ofHours(24).toMillis(), Duration.ofHours(25).toMillis());
    }

    private static long leaders(Camunda camunda) {
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(camunda.gatewayAddress()))
                .preferRestOverGrpc(false)
                .build()) {
            return client.newTopologyRequest().send().join().getBrokers().stream()
                    .flatMap(broker -> broker.getPartitions().stream())
                    .filter(PartitionInfo::isLeader)
                    .count();
        }
    }

    private static long brokerMillis(Camunda camunda) throws IOException {
        String clock =
                Http.send(Http.get(camunda.managementUrl() + "/actuator/clock")).body();
        return Long.parseLong(clock.replaceAll(".*\"epochMilli\":(\\d+).*", "$1"));
    }
}
