package io.payloom.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How Camunda is told to run, as environment variables: small, on the loopback interface, one partition as a rule.
 *
 * @param search where OpenSearch answers; with it, records are exported and Operate runs
 */
public record CamundaSettings(
        Path directory,
        int gatewayPort,
        int httpPort,
        int managementPort,
        Optional<String> search,
        boolean controlledClock) {

    /** System property: how many partitions the engine has. Data that is there already must have as many. */
    public static final String PARTITIONS = "payloom.local.partitions";

    /** Exported records that Operate does not read. */
    private static final List<String> NOT_READ_BY_OPERATE = List.of(
            "deployment",
            "error",
            "message",
            "messageSubscription",
            "messageStartEventSubscription",
            "messageBatch",
            "processInstanceCreation",
            "processInstanceMigration",
            "processInstanceModification",
            "processEvent",
            "timer",
            "escalation",
            "signal",
            "signalSubscription",
            "resourceDeletion",
            "commandDistribution",
            "compensationSubscription",
            "messageCorrelation",
            "form");

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(broker());
        search.ifPresent(url -> environment.putAll(operate(url)));
        return environment;
    }

    private Map<String, String> broker() {
        return Map.ofEntries(
                Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                Map.entry("SERVER_PORT", Integer.toString(httpPort)),
                Map.entry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1"),
                Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort)),
                Map.entry("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1"),
                Map.entry("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", Integer.toString(Ports.free())),
                Map.entry("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", Integer.toString(Ports.free())),
                Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1"),
                Map.entry("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", Integer.toString(gatewayPort)),
                Map.entry(
                        "ZEEBE_BROKER_DATA_DIRECTORY", directory.resolve("data").toString()),
                Map.entry("ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT", System.getProperty(PARTITIONS, "1")),
                Map.entry("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB"),
                // What came after the newest is replayed after a start, and no command is taken meanwhile.
                Map.entry("ZEEBE_BROKER_DATA_SNAPSHOTPERIOD", controlledClock ? "5m" : "1m"),
                Map.entry("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "64MB"),
                // A machine that is still warming up misses the default of 200 ms and would reject commands.
                Map.entry("ZEEBE_BROKER_BACKPRESSURE_AIMD_REQUESTTIMEOUT", "1s"),
                Map.entry("MANAGEMENT_ENDPOINT_BANNING_ENABLED", Boolean.toString(controlledClock)),
                Map.entry("ZEEBE_CLOCK_CONTROLLED", Boolean.toString(controlledClock)));
    }

    private Map<String, String> operate(String url) {
        Map<String, String> settings = new TreeMap<>(exporter(url));
        settings.putAll(Map.of(
                "SPRING_PROFILES_ACTIVE", "operate,broker",
                "CAMUNDA_DATABASE_TYPE", "opensearch",
                "CAMUNDA_DATABASE_URL", url,
                "CAMUNDA_OPERATE_DATABASE", "opensearch",
                "CAMUNDA_OPERATE_OPENSEARCH_URL", url,
                "CAMUNDA_OPERATE_ZEEBEOPENSEARCH_URL", url,
                "CAMUNDA_OPERATE_ZEEBE_GATEWAYADDRESS", "127.0.0.1:" + gatewayPort,
                "CAMUNDA_OPERATE_IMPORTER_READERBACKOFF", "500",
                "CAMUNDA_OPERATE_IMPORTER_SCHEDULERBACKOFF", "500"));
        return settings;
    }

    private static Map<String, String> exporter(String url) {
        String exporter = "ZEEBE_BROKER_EXPORTERS_OPENSEARCH_";
        Map<String, String> settings = new TreeMap<>(Map.of(
                exporter + "CLASSNAME", "io.camunda.zeebe.exporter.opensearch.OpensearchExporter",
                exporter + "ARGS_URL", url,
                exporter + "ARGS_BULK_DELAY", "1",
                exporter + "ARGS_INDEX_NUMBEROFSHARDS", "1",
                exporter + "ARGS_INDEX_NUMBEROFREPLICAS", "0"));
        NOT_READ_BY_OPERATE.forEach(
                type -> settings.put(exporter + "ARGS_INDEX_" + type.toUpperCase(Locale.ROOT), "false"));
        return settings;
    }
}
