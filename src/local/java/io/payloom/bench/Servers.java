package io.payloom.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Those whose counters a benchmark reads: the database, the engine and the application, the latter two at their management ports.
 *
 * @param properties those that the application was given
 */
record Servers(Map<String, Object> properties, String engine, String application) {

    /** Rows of a name and a number. */
    Map<String, Double> query(String sql) {
        Map<String, Double> found = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        property("spring.datasource.url"),
                        property("spring.datasource.username"),
                        property("spring.datasource.password"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.merge(rows.getString(1), rows.getDouble(2), Double::sum);
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Records that the engine has processed. */
    double engineRecords() {
        return sum(engine, "zeebe_stream_processor_records_total");
    }

    /** Bytes of the application's heap that are in use, garbage included. */
    double heap() {
        return sum(application, "jvm_memory_used_bytes{area=\"heap\"");
    }

    /** Bytes of the application's heap that outlived the last whole collection. */
    double liveHeap() {
        return sum(application, "jvm_gc_live_data_size_bytes");
    }

    private static double sum(String server, String metric) {
        try {
            String answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server + "/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return answer.lines()
                    .filter(line -> line.startsWith(metric))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String property(String name) {
        return Objects.requireNonNull(properties.get(name), name).toString();
    }
}
