package io.payloom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.payloom.PayloomApplication;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.change.CatalogueChanges;
import io.payloom.catalogue.change.CatalogueEditions;
import io.payloom.catalogue.change.Replacement;
import io.payloom.catalogue.file.CatalogueFile;
import io.payloom.local.MariaDb;
import io.payloom.local.Ports;
import io.payloom.local.TestEnvironment;
import io.payloom.support.CatalogueEditing;
import io.payloom.support.OperatorClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Dry runs over HTTP against the benchmark's catalogue: Payloom with its database in this process, the load from wrk (a
 * program, in Debian's package of that name) on the same machine. Prints requests per second and latencies.
 */
public final class DryRunLoad {

    private static final String REQUEST = "{\"merchant\":\"M1\",\"method\":\"card\",\"type\":\"credit\","
            + "\"amount\":{\"value\":1200,\"currency\":\"CNY\"},\"institution\":\"ICBC\","
            + "\"at\":\"2026-03-02T12:00:00+08:00\"}";

    private DryRunLoad() {}

    public static void main(String[] args) throws Exception {
        int port = Ports.free();
        try (ConfigurableApplicationContext payloom = start(port)) {
            useTheBenchmarksCatalogue(payloom);
            OperatorClient.Answer first =
                    new OperatorClient("http://127.0.0.1:" + port).post("/ops/v1/routes/dry-run", REQUEST);
            System.out.println("one answer: HTTP " + first.status() + ", "
                    + first.body().length() + " characters, winner " + first.text("/winner") + ", "
                    + first.json().at("/wins").size() + " accounts won among 1000 draws");
            System.out.println("warm-up");
            wrk(port, "15s");
            System.out.println("measured");
            wrk(port, "30s");
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext start(int port) {
        MariaDb database = TestEnvironment.mariaDb();
        database.recreateDatabase("payloom_bench");
        return SpringApplication.run(
                PayloomApplication.class,
                "--spring.profiles.active=local",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--management.server.port=" + Ports.free(),
                "--spring.datasource.url=" + database.jdbcUrl("payloom_bench"),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--camunda.client.grpc-address=http://127.0.0.1:1",
                "--logging.level.root=error");
    }

    /** In two steps, as the catalogue wants it: the sample's channels are switched off before they disappear. */
    private static void useTheBenchmarksCatalogue(ConfigurableApplicationContext payloom) {
        String off = CatalogueEditing.edit(
                payloom.getBean(CatalogueEditions.class).export().yaml(),
                catalogue -> catalogue.get("channels").forEach(channel -> {
                    ((ObjectNode) channel).put("enabled", false);
                    channel.get("accounts").forEach(account -> ((ObjectNode) account).put("enabled", false));
                }));
        replace(payloom, off);
        replace(payloom, payloom.getBean(CatalogueFile.class).write(BenchCatalogue.content()));
    }

    private static void replace(ConfigurableApplicationContext payloom, String yaml) {
        long version = payloom.getBean(CatalogueEditions.class).export().version();
        long begun = System.nanoTime();
        Replacement done = payloom.getBean(CatalogueChanges.class).replace(yaml, version, "benchmark", null);
        long written = System.nanoTime();
        if (!(done instanceof Replacement.Replaced replaced)) {
            throw new IllegalStateException(done.toString());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> payloom.getBean(Catalogues.class).current().version() == replaced.version());
        System.out.printf(
                "catalogue checked and written in %d ms, in use %d ms later%n",
                (written - begun) / 1_000_000, (System.nanoTime() - written) / 1_000_000);
    }

    private static void wrk(int port, String duration) throws IOException, InterruptedException {
        Path script = Files.createTempFile("dry-run", ".lua");
        Files.writeString(
                script,
                """
                wrk.method = "POST"
                wrk.body = %s
                wrk.headers["Content-Type"] = "application/json"
                wrk.headers["Authorization"] = "Bearer %s"
                """
                        .formatted(TextNode.valueOf(REQUEST), OperatorClient.TOKEN));
        new ProcessBuilder(List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=8",
                        "--duration=" + duration,
                        "--latency",
                        "--script=" + script,
                        "http://127.0.0.1:" + port + "/ops/v1/routes/dry-run"))
                .inheritIO()
                .start()
                .waitFor();
    }
}
