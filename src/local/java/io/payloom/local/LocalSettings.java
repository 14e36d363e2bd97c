package io.payloom.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the person at the keyboard chose with {@code -Dpayloom.local.*}.
 *
 * @param operate whether Operate is started
 * @param database one that is there already; else MariaDB is started
 * @param engine gateway of an engine that runs already; else Camunda is started
 * @param operateUrl where people look at the processes of that engine
 */
public record LocalSettings(
        boolean operate,
        boolean demo,
        int apiPort,
        int managementPort,
        int operatePort,
        int simulatorPort,
        int gatewayPort,
        int databasePort,
        int searchPort,
        int merchantPort,
        Optional<GivenDatabase> database,
        Optional<String> engine,
        Optional<String> operateUrl,
        Path directory) {

    private static final String PREFIX = "payloom.local.";
    private static final String NONE = "none";

    public static LocalSettings fromSystemProperties() {
        Optional<String> engine = given("engine").map(LocalSettings::withScheme);
        return new LocalSettings(
                engine.isEmpty() && Boolean.parseBoolean(text("operate", "true")),
                Boolean.parseBoolean(text("demo", "true")),
                port("api-port", 8080),
                port("management-port", 8081),
                port("operate-port", 8088),
                port("simulator-port", 8070),
                port("gateway-port", 26500),
                port("database-port", 23306),
                port("search-port", 9209),
                port("merchant-port", 8090),
                given("jdbc-url").map(GivenDatabase::of),
                engine,
                given("operate-url"),
                Path.of(text("directory", "target/local")).toAbsolutePath().normalize());
    }

    void requireFreePorts() {
        Map<String, Integer> ports = new HashMap<>(Map.of(
                "api-port", apiPort,
                "management-port", managementPort,
                "simulator-port", simulatorPort,
                "merchant-port", merchantPort));
        if (database.isEmpty()) {
            ports.put("database-port", databasePort);
        }
        if (engine.isEmpty()) {
            ports.put("gateway-port", gatewayPort);
        }
        ports.forEach(LocalSettings::requireFree);
        if (operate) {
            requireFree("operate-port", operatePort);
            requireFree("search-port", searchPort);
        }
    }

    private static void requireFree(String property, int port) {
        String user =
                switch (property) {
                    case "api-port" -> "Payloom's API";
                    case "management-port" -> "Payloom's management";
                    case "simulator-port" -> "bank simulator";
                    case "gateway-port" -> "Camunda's gateway";
                    case "database-port" -> "MariaDB";
                    case "merchant-port" -> "sample merchant";
                    case "operate-port" -> "Operate";
                    default -> "OpenSearch";
                };
        Ports.requireFree(port, user, property);
    }

    private static int port(String name, int otherwise) {
        String value = text(name, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new LocalStackFailure("-D" + PREFIX + name + "=" + value + " is not a port");
    }

    private static String withScheme(String address) {
        return address.contains("://") ? address : "http://" + address;
    }

    private static Optional<String> given(String name) {
        return Optional.of(text(name, NONE)).filter(value -> !value.isBlank() && !value.equals(NONE));
    }

    private static String text(String name, String otherwise) {
        return System.getProperty(PREFIX + name, otherwise);
    }
}
