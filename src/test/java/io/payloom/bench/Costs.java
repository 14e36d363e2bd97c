package io.payloom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the machine and the database have done until now: seconds of CPU by process, and the server's own counters.
 *
 * @param cpu by the name of a process
 * @param counters by the server's names, such as {@code Com_select}
 */
record Costs(Map<String, Duration> cpu, Map<String, Long> counters) {

    private static final String STATUS = "show global status where variable_name in ('Questions', 'Com_select',"
            + " 'Com_insert', 'Com_update', 'Com_delete', 'Com_replace', 'Com_commit', 'Com_rollback', 'Com_set_option',"
            + " 'Innodb_data_fsyncs', 'Innodb_os_log_fsyncs')";

    static Costs until(String jdbcUrl, String username, String password) {
        return new Costs(cpuOfAll(), countersOf(jdbcUrl, username, password));
    }

    Costs since(Costs before) {
        Map<String, Duration> more = new LinkedHashMap<>();
        cpu.forEach((name, used) -> more.put(name, used.minus(before.cpu.getOrDefault(name, Duration.ZERO))));
        Map<String, Long> counted = new TreeMap<>();
        counters.forEach((name, value) -> counted.put(name, value - before.counters.getOrDefault(name, 0L)));
        return new Costs(more, counted);
    }

    Costs plus(Costs other) {
        Map<String, Duration> all = new LinkedHashMap<>(cpu);
        other.cpu.forEach((name, used) -> all.merge(name, used, Duration::plus));
        Map<String, Long> counted = new TreeMap<>(counters);
        other.counters.forEach((name, value) -> counted.merge(name, value, Long::sum));
        return new Costs(all, counted);
    }

    private static Map<String, Duration> cpuOfAll() {
        Map<String, Duration> all = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .forEach(process -> process.info()
                        .totalCpuDuration()
                        .ifPresent(used -> all.merge(nameOf(process), used, Duration::plus)));
        return all;
    }

    private static String nameOf(ProcessHandle process) {
        if (process.equals(ProcessHandle.current())) {
            return "load generator";
        }
        String line = commandLine(process.pid());
        return Stream.of(
                        Map.entry("mariadb", "database"),
                        Map.entry("SimulatorApplication", "bank simulator"),
                        Map.entry("Standalone", "engine"),
                        Map.entry("PayloomApplication", "application"))
                .filter(part -> line.contains(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("others");
    }

    /** Linux has all of it; {@link ProcessHandle} cuts off what stands behind a long class path. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static Map<String, Long> countersOf(String jdbcUrl, String username, String password) {
        Map<String, Long> counters = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, username, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STATUS)) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
            return counters;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
