package io.payloom.support;

import io.payloom.local.Camunda;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the engine counts about itself, as its Prometheus page says it. */
record EngineMetrics(String page) {

    static EngineMetrics of(Camunda camunda) {
        try (var in = URI.create(camunda.managementUrl() + "/actuator/prometheus")
                .toURL()
                .openStream()) {
            return new EngineMetrics(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum over all lines that have these labels; zero when the engine has not counted any yet. */
    long sum(String name, String... labels) {
        return page.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
