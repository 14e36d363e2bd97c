package io.payloom.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenSearch, one node, as a child process on the loopback interface: where Operate keeps what it shows. */
public final class OpenSearch implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private final Software software;
    private final Path directory;
    private final int port;
    private volatile @Nullable ChildProcess process;

    OpenSearch(Software software, Path directory, int port) {
        this.software = software;
        this.directory = directory;
        this.port = port;
    }

    OpenSearch start() {
        FreeSpace.require(directory, Camunda.NEEDED_MEBIBYTES, "OpenSearch");
        writeConfiguration();
        JavaCommand command = new JavaCommand(
                OpenSearchServer.class.getName(),
                software.openSearch(),
                List.of("-Xms512m", "-Xmx512m", "-Dlog4j2.disable.jmx=true"),
                List.of(
                        Integer.toString(port),
                        "-clusterName",
                        "payloom-local",
                        "-numOfNode",
                        "1",
                        "-basePath",
                        directory.toString(),
                        "-confPath",
                        configuration().toString()));
        process = ChildProcess.start(new ChildProcess.Launch("OpenSearch", directory, Map.of(), command.line()));
        process.awaitReady(READY_WITHIN, this::isReady);
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private boolean isReady() {
        return Http.answers(
                Http.get(url() + "/_cluster/health"),
                answer -> answer.statusCode() == 200 && !answer.body().contains("\"status\":\"red\""));
    }

    private Path configuration() {
        return directory.resolve("config");
    }

    private void writeConfiguration() {
        // Watermarks in bytes: by default a big disk that is 95 % full counts as full.
        String yaml =
                """
                network.host: 127.0.0.1
                transport.port: %d
                discovery.type: single-node
                cluster.routing.allocation.disk.watermark.low: 2gb
                cluster.routing.allocation.disk.watermark.high: 1500mb
                cluster.routing.allocation.disk.watermark.flood_stage: 1gb
                """
                        .formatted(Ports.free());
        try {
            Files.writeString(Directories.create(configuration()).resolve("opensearch.yml"), yaml);
        } catch (IOException e) {
            throw new LocalStackFailure("cannot prepare OpenSearch: " + e.getMessage(), e);
        }
    }
}
