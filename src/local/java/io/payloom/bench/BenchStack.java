package io.payloom.bench;

import io.camunda.client.CamundaClient;
import io.payloom.local.CamundaSettings;
import io.payloom.local.LocalSettings;
import io.payloom.local.LocalStack;
import io.payloom.local.MariaDb;
import io.payloom.local.PayloomProcess;
import io.payloom.local.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The local stack, without Operate unless it is asked for, and a Payloom with room to work, compiled as in production, on ports
 * of its own. A second Payloom can be added.
 */
final class BenchStack implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target/bench").toAbsolutePath();
    private static final int ENGINE_THREADS = 16;
    private static final String HEAP = "-Xmx512m";

    private static final int FIRST_JDK_WITH_CPU_SAMPLES = 25;

    /** System property: a file for what Java's flight recorder sees of the application. */
    private static final String PROFILE = "payloom.bench.profile";

    private static final String SAMPLED = ",settings=profile,dumponexit=true"
            + (Runtime.version().feature() >= FIRST_JDK_WITH_CPU_SAMPLES ? ",jdk.CPUTimeSample#enabled=true" : "");

    /** System property: true starts Operate, too, and with it what exports to it. */
    private static final String OPERATE = "payloom.bench.operate";

    private final Path directory;
    private final LocalStack stack;
    private final List<PayloomProcess> instances = new ArrayList<>();
    private final Map<String, Object> properties;
    private final Servers servers;

    private BenchStack(Path directory, LocalStack stack, Map<String, Object> properties) {
        this.directory = directory;
        this.stack = stack;
        this.properties = properties;
        this.servers = new Servers(
                properties,
                stack.engineManagementUrl(),
                "http://127.0.0.1:" + properties.get("management.server.port"));
    }

    static BenchStack start() {
        return start(1, DIRECTORY);
    }

    /** The number of its engine's partitions is for good, so each number has a directory of its own. */
    static BenchStack withPartitions(int partitions) {
        return start(partitions, DIRECTORY.resolveSibling("bench-" + partitions));
    }

    private static BenchStack start(int partitions, Path directory) {
        System.setProperty(CamundaSettings.PARTITIONS, Integer.toString(partitions));
        System.setProperty("payloom.local.full-jit", "true");
        System.setProperty(MariaDb.COUNTS_STATEMENTS, System.getProperty("payloom.bench.statements", "false"));
        LocalSettings settings = new LocalSettings(
                Boolean.getBoolean(OPERATE),
                false,
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                directory);
        LocalStack stack = new LocalStack(settings);
        try {
            return started(directory, stack.start());
        } catch (RuntimeException failed) {
            stack.close(); // else what has started keeps this process from ending
            throw failed;
        }
    }

    private static BenchStack started(Path directory, LocalStack stack) {
        Map<String, Object> properties = new LinkedHashMap<>(stack.applicationProperties());
        properties.put("payloom.merchant.rate.requests-per-second", 100_000);
        properties.put("payloom.merchant.rate.burst", 100_000);
        BenchStack bench = new BenchStack(directory, stack, properties);
        bench.startPayloom(properties, jvmOptions());
        return bench;
    }

    /** One more Payloom beside the first, on the same engine and database. */
    void startAnother() {
        Map<String, Object> its = new LinkedHashMap<>(properties);
        its.put("server.port", Ports.free());
        its.put("management.server.port", Ports.free());
        its.put("logging.file.name", directory.resolve("payloom-2/payloom.log"));
        startPayloom(its, HEAP);
    }

    private void startPayloom(Map<String, Object> its, String... jvmOptions) {
        instances.add(new PayloomProcess(
                        directory.resolve("payloom-" + (instances.size() + 1)),
                        Integer.parseInt(String.valueOf(its.get("server.port"))),
                        PayloomProcess.arguments(its))
                .start(jvmOptions));
    }

    private static String[] jvmOptions() {
        return Optional.ofNullable(System.getProperty(PROFILE))
                .map(file -> new String[] {HEAP, "-XX:StartFlightRecording=filename=" + file + SAMPLED})
                .orElse(new String[] {HEAP});
    }

    /** Where the Paylooms answer. */
    List<String> payloom() {
        return instances.stream().map(PayloomProcess::url).toList();
    }

    CamundaClient engine() {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(property("camunda.client.grpc-address")))
                .preferRestOverGrpc(false)
                .numJobWorkerExecutionThreads(ENGINE_THREADS)
                .build();
    }

    Costs costs() {
        return Costs.until(servers);
    }

    /** What the application's heap holds, in words. */
    String heap() {
        return "heap of the application: %.0f MB, of these live %.0f MB"
                .formatted(servers.heap() / 1e6, servers.liveHeap() / 1e6);
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(
                property("spring.datasource.url"),
                property("spring.datasource.username"),
                property("spring.datasource.password"));
    }

    private String property(String name) {
        return Objects.requireNonNull(properties.get(name), name).toString();
    }

    @Override
    public void close() {
        try (stack) {
            instances.forEach(PayloomProcess::close);
        }
    }
}
