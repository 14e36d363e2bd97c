package io.payloom.local;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.PartitionInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Camunda as a child process on the loopback interface: broker and gateway, with Operate when asked for. */
public final class Camunda implements AutoCloseable {

    /** Below 2 GB the broker takes no commands; this leaves it some room. */
    static final long NEEDED_MEBIBYTES = 3_000;

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration SNAPSHOT_WITHIN = Duration.ofSeconds(5);
    private static final String DEMO = "demo";

    private final Software software;
    private final CamundaSettings settings;
    private Duration clockOffset = Duration.ZERO;
    private volatile @Nullable ChildProcess process;

    Camunda(Software software, CamundaSettings settings) {
        this.software = software;
        this.settings = settings;
    }

    Camunda start() {
        FreeSpace.require(settings.directory(), NEEDED_MEBIBYTES, "Camunda");
        Path home = software.camunda();
        process = ChildProcess.start(
                new ChildProcess.Launch("Camunda", settings.directory(), settings.environment(), command(home)));
        process.awaitReady(READY_WITHIN, this::isReady);
        if (settings.search().isPresent() && !exports()) {
            enableExporter();
            return start();
        }
        if (!clockOffset.isZero()) {
            addToClock(clockOffset); // the broker forgets it when it ends
        }
        return this;
    }

    /** For {@code camunda.client.grpc-address}. */
    public String gatewayAddress() {
        return "http://127.0.0.1:" + settings.gatewayPort();
    }

    /** Where Operate is, when it runs. */
    public String operateUrl() {
        return httpUrl() + "/operate";
    }

    /** Name and password of Operate's one user. */
    public String operateLogin() {
        return DEMO;
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + settings.managementPort();
    }

    /** Moves the broker's clock forward; only when it is controlled. A restart keeps the new time. */
    public void moveClock(Duration forward) {
        addToClock(forward);
        clockOffset = clockOffset.plus(forward);
    }

    /** How far the broker's clock is ahead of the machine's. */
    public Duration clockOffset() {
        return clockOffset;
    }

    /** Lets the engine ignore a process instance from now on, as it does when it cannot process a record of it. */
    public void ban(long processInstanceKey) {
        try {
            HttpResponse<String> answer = Http.send(
                    Http.post(managementUrl() + "/actuator/banning/" + processInstanceKey, "application/json", ""));
            if (answer.statusCode() / 100 != 2) {
                throw new LocalStackFailure("Camunda bans nothing: " + answer.body());
            }
        } catch (IOException e) {
            throw new LocalStackFailure("Camunda's banning does not answer: " + e.getMessage(), e);
        }
    }

    /** From now on it takes no commands, as after a start that has much to replay. */
    public void pauseProcessing() {
        tellPartitions("pauseProcessing");
    }

    public void resumeProcessing() {
        tellPartitions("resumeProcessing");
    }

    private boolean tellPartitions(String what) {
        return Http.answers(
                Http.post(managementUrl() + "/actuator/partitions/" + what, "application/json", "{}"),
                answer -> answer.statusCode() == 200);
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Stops it as {@code kill -9} does. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Starts it again, with the same data, on the same ports. */
    public void restart() {
        close();
        start();
    }

    /** Ends it in order: with a snapshot of everything, so that the next start has nothing to replay. */
    public void stop() {
        if (isRunning()) {
            partitions().ifPresent(this::takeSnapshot);
        }
        close();
    }

    private void takeSnapshot(EnginePartitions now) {
        if (tellPartitions("takeSnapshot")) {
            started().waitUntil(SNAPSHOT_WITHIN, () -> partitions()
                    .filter(later -> later.keeps(now))
                    .isPresent());
        }
    }

    private ChildProcess started() {
        return Objects.requireNonNull(process, "Camunda was started");
    }

    private Optional<EnginePartitions> partitions() {
        try {
            HttpResponse<String> answer = Http.send(Http.get(managementUrl() + "/actuator/partitions"));
            return answer.statusCode() == 200 ? Optional.of(EnginePartitions.read(answer.body())) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private List<String> command(Path home) {
        boolean operate = settings.search().isPresent();
        return new JavaCommand(
                        "io.camunda.application." + (operate ? "StandaloneCamunda" : "StandaloneBroker"),
                        home.resolve("config") + ":" + home.resolve("lib") + "/*",
                        List.of("-Xms512m", "-Xmx512m", "-Dapp.home=" + settings.directory()),
                        List.of())
                .line();
    }

    private boolean isReady() {
        return Http.answers(
                        Http.get(managementUrl() + "/actuator/health/readiness"), answer -> answer.statusCode() == 200)
                && gatewayKnowsLeader(gatewayAddress())
                && partitions().filter(EnginePartitions::process).isPresent()
                && (settings.search().isEmpty() || operateAcceptsLogin());
    }

    /** Whether commands may be sent to this gateway. */
    static boolean gatewayKnowsLeader(String gatewayAddress) {
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(gatewayAddress))
                .preferRestOverGrpc(false)
                .build()) {
            return client.newTopologyRequest().send().join().getBrokers().stream()
                    .flatMap(broker -> broker.getPartitions().stream())
                    .anyMatch(PartitionInfo::isLeader);
        } catch (ClientException notYet) {
            return false;
        }
    }

    private boolean exports() {
        return Http.answers(Http.get(managementUrl() + "/actuator/exporters"), answer -> answer.body()
                .contains("ENABLED"));
    }

    /** A start without Operate leaves the exporter switched off in the broker's data; it works again from the next start. */
    private void enableExporter() {
        String enable = managementUrl() + "/actuator/exporters/opensearch/enable";
        Http.answers(Http.post(enable, "application/json", "{}"), answer -> true);
        started().awaitReady(READY_WITHIN, this::exports);
        close();
    }

    private boolean operateAcceptsLogin() {
        String form = "username=%s&password=%s".formatted(DEMO, DEMO);
        return Http.answers(
                Http.post(httpUrl() + "/api/login", "application/x-www-form-urlencoded", form),
                answer -> answer.statusCode() == 204);
    }

    private void addToClock(Duration offset) {
        String body = "{\"offsetMilli\":%d}".formatted(offset.toMillis());
        try {
            HttpResponse<String> answer =
                    Http.send(Http.post(managementUrl() + "/actuator/clock/add", "application/json", body));
            if (answer.statusCode() != 200) {
                throw new LocalStackFailure("Camunda's clock cannot be moved: " + answer.body());
            }
        } catch (IOException e) {
            throw new LocalStackFailure("Camunda's clock does not answer: " + e.getMessage(), e);
        }
    }

    private String httpUrl() {
        return "http://127.0.0.1:" + settings.httpPort();
    }
}
