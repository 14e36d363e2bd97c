package io.payloom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said of the container files without an engine that runs containers. */
class ContainerFilesTests {

    private static final Path FOLDER = Path.of("docker");
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+\\.[\\w.-]+");
    private static final Map<String, String> OWN =
            Map.of("payloom", "payloom:local", "simulator", "payloom-simulator:local");

    private final Map<String, Map<String, Object>> services = section(read("compose.yaml"), "services");

    @Test
    void imagesArePinned() {
        services.forEach((name, service) -> {
            if (OWN.containsKey(name)) {
                assertThat(service).containsEntry("image", OWN.get(name));
                assertThat(section(service, "build")).containsEntry("target", name);
                assertThat(text("Dockerfile")).containsPattern("FROM \\S+ AS " + name + "\n");
            } else {
                assertThat((String) service.get("image")).as(name).matches(PINNED);
            }
        });
        assertThat(text("Dockerfile").lines().filter(line -> line.startsWith("FROM ") && !line.startsWith("FROM run ")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.split(" ")[1]).matches(PINNED));
    }

    @Test
    void servicesDependOnServices() {
        assertThat(services).containsKeys("mysql", "opensearch", "zeebe", "operate", "prometheus", "grafana");
        services.values().forEach(service -> assertThat(services.keySet())
                .containsAll(section(service, "depends_on").keySet()));
    }

    @Test
    void mountedFilesExist() {
        List<String> mounts = services.values().stream()
                .flatMap(service -> strings(service, "volumes"))
                .filter(mount -> mount.startsWith("."))
                .toList();
        assertThat(mounts).isNotEmpty().allSatisfy(mount -> assertThat(FOLDER.resolve(mount.split(":")[0]))
                .exists());
    }

    @Test
    void portsAreOnTheLoopbackInterfaceOnly() {
        assertThat(services.values().stream().flatMap(service -> strings(service, "ports")))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void environmentOfPayloomAndSimulatorSetsExistingProperties() throws IOException {
        Set<String> known = new TreeSet<>();
        knownProperties()
                .forEach(name ->
                        known.add(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)));
        for (String name : OWN.keySet()) {
            Set<String> variables = section(services.get(name), "environment").keySet();
            assertThat(variables).isNotEmpty();
            assertThat(known).containsAll(variables);
        }
    }

    @Test
    void payloomMayUseTheSampleKeys() {
        assertThat(section(services.get("payloom"), "environment"))
                .containsEntry("SPRING_PROFILES_ACTIVE", (Object) "local");
    }

    @Test
    void configurationOfPrometheusAndGrafanaCanBeRead() {
        assertThat(read("prometheus/prometheus.yaml")).containsKey("scrape_configs");
        assertThat(read("grafana/provisioning/datasources/prometheus.yaml")).containsKey("datasources");
        assertThat(read("grafana/provisioning/dashboards/payloom.yaml")).containsKey("providers");
    }

    @Test
    void dashboardShowsOwnMetricsThatExist() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(text("grafana/dashboards/payloom.json"));
        List<String> own = dashboard.findValuesAsText("expr").stream()
                .flatMap(expression -> Pattern.compile("payloom_[a-z_]+")
                        .matcher(expression)
                        .results()
                        .map(found -> found.group()))
                .toList();
        Set<String> meters = new Repository().meters();
        assertThat(own).isNotEmpty().allSatisfy(metric -> assertThat(meters).anyMatch(metric::startsWith));
    }

    private static Set<String> knownProperties() throws IOException {
        Set<String> names = new TreeSet<>(Properties.declared().keySet());
        for (URL metadata : Collections.list(ContainerFilesTests.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            new ObjectMapper()
                    .readTree(metadata)
                    .path("properties")
                    .forEach(property -> names.add(property.path("name").asText()));
        }
        return names;
    }

    private static String text(String file) {
        return Document.read(FOLDER.resolve(file)).text();
    }

    private static Map<String, Object> read(String file) {
        return new Yaml().load(text(file));
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> section(Map<String, ?> of, String name) {
        return (Map<String, T>) (Object) (of.containsKey(name) ? of.get(name) : Map.of());
    }

    @SuppressWarnings("unchecked")
    private static java.util.stream.Stream<String> strings(Map<String, Object> of, String name) {
        return ((List<String>) of.getOrDefault(name, List.of())).stream();
    }
}
