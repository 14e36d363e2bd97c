package io.payloom.bench;

import io.camunda.client.CamundaClient;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The local stack without Operate and one Payloom with room to work, compiled as in production, on ports of its own. */
final class BenchStack implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target/bench").toAbsolutePath();
    private static final int ENGINE_THREADS = 16;

    private final LocalStack stack;
    private final PayloomProcess payloom;
    private final Map<String, Object> properties;
    private final Servers servers;

    private BenchStack(LocalStack stack, PayloomProcess payloom, Map<String, Object> properties) {
        this.stack = stack;
        this.payloom = payloom;
        this.properties = properties;
        this.servers = new Servers(
                properties,
                stack.engineManagementUrl(),
                "http://127.0.0.1:" + properties.get("management.server.port"));
    }

    static BenchStack start() {
        System.setProperty("payloom.local.full-jit", "true");
        System.setProperty(MariaDb.COUNTS_STATEMENTS, System.getProperty("payloom.bench.statements", "false"));
        LocalSettings settings = new LocalSettings(
                false,
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
                DIRECTORY);
        LocalStack stack = new LocalStack(settings).start();
        Map<String, Object> properties = new LinkedHashMap<>(stack.applicationProperties());
        properties.put("payloom.merchant.rate.requests-per-second", 100_000);
        properties.put("payloom.merchant.rate.burst", 100_000);
        PayloomProcess payloom = new PayloomProcess(
                        DIRECTORY.resolve("payloom"), settings.apiPort(), PayloomProcess.arguments(properties))
                .start("-Xmx512m");
        return new BenchStack(stack, payloom, properties);
    }

    String payloom() {
        return payloom.url();
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
            payloom.close();
        }
    }
}
