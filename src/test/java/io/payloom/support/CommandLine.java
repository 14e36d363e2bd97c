package io.payloom.support;

import io.payloom.local.Camunda;
import io.payloom.local.DatabaseServer;
import io.payloom.local.Ports;
import io.payloom.local.Simulator;
import io.payloom.local.TestEnvironment;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a Payloom has to be told to run on parts of the test environment. */
final class CommandLine {

    private CommandLine() {}

    static String[] of(int port, String jdbcUrl, Camunda camunda, Simulator simulator) {
        return of(port, jdbcUrl, camunda, simulator, Map.of());
    }

    /** With these properties more, or in place of the usual ones. */
    static String[] of(int port, String jdbcUrl, Camunda camunda, Simulator simulator, Map<String, String> properties) {
        DatabaseServer database = TestEnvironment.database();
        Map<String, String> all = new TreeMap<>(Map.of(
                "server.address", "127.0.0.1",
                "server.port", String.valueOf(port),
                "management.server.port", String.valueOf(Ports.free()),
                "spring.datasource.url", jdbcUrl,
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password(),
                "payloom.catalogue.simulator-url", simulator.url(),
                "camunda.client.grpc-address", camunda.gatewayAddress(),
                "payloom.merchant.bad-signatures.burst", "1000000",
                "logging.level.root", "warn"));
        all.putAll(properties);
        return Stream.concat(
                        Stream.of("--spring.profiles.active=local"),
                        all.entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue()))
                .toArray(String[]::new);
    }
}
