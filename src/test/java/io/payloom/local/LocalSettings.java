package io.payloom.local;

import java.nio.file.Path;
import java.util.Map;

/** What the person at the keyboard chose with {@code -Dpayloom.local.*}. */
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
        Path directory) {

    private static final String PREFIX = "payloom.local.";

    public static LocalSettings fromSystemProperties() {
        return new LocalSettings(
                Boolean.parseBoolean(text("operate", "true")),
                Boolean.parseBoolean(text("demo", "true")),
                port("api-port", 8080),
                port("management-port", 8081),
                port("operate-port", 8088),
                port("simulator-port", 8070),
                port("gateway-port", 26500),
                port("database-port", 23306),
                port("search-port", 9209),
                port("merchant-port", 8090),
                Path.of(text("directory", "target/local")).toAbsolutePath().normalize());
    }

    void requireFreePorts() {
        Map.of(
                        "api-port", apiPort,
                        "management-port", managementPort,
                        "simulator-port", simulatorPort,
                        "gateway-port", gatewayPort,
                        "database-port", databasePort,
                        "merchant-port", merchantPort)
                .forEach(LocalSettings::requireFree);
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

    private static String text(String name, String otherwise) {
        return System.getProperty(PREFIX + name, otherwise);
    }
}
