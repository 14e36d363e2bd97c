package io.payloom.bench;

import io.payloom.local.MariaDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the machine, the database and the engine have done until now: seconds of CPU by process, and the servers' own counters.
 *
 * @param cpu nanoseconds by the name of a process
 * @param counters by the database's names, such as {@code Com_select}, and records of the engine
 * @param statements by their text without values; empty when the database does not count them
 */
record Costs(Map<String, Double> cpu, Map<String, Double> counters, Map<String, Double> statements) {

    static final Costs NONE = new Costs(Map.of(), Map.of(), Map.of());

    private static final String STATUS = "show global status where variable_name in ('Questions', 'Com_select',"
            + " 'Com_insert', 'Com_update', 'Com_delete', 'Com_replace', 'Com_commit', 'Com_rollback', 'Com_set_option',"
            + " 'Innodb_data_fsyncs', 'Innodb_os_log_fsyncs')";

    private static final String STATEMENTS = "select digest_text, count_star"
            + " from performance_schema.events_statements_summary_by_digest where digest_text is not null";

    static Costs until(Servers servers) {
        return new Costs(
                cpuOfAll(),
                with(servers.query(STATUS), "Engine_records", servers.engineRecords()),
                Boolean.getBoolean(MariaDb.COUNTS_STATEMENTS) ? servers.query(STATEMENTS) : Map.of());
    }

    Costs since(Costs before) {
        return plus(before.times(-1));
    }

    Costs plus(Costs other) {
        return new Costs(sum(cpu, other.cpu), sum(counters, other.counters), sum(statements, other.statements));
    }

    Costs times(double factor) {
        return new Costs(times(cpu, factor), times(counters, factor), times(statements, factor));
    }

    /** How often a row of this table was read, whatever the statement. */
    double readsOf(String table) {
        Pattern read = Pattern.compile("^\\s*SELECT\\b.*\\bFROM `?" + table + "\\b.*", Pattern.CASE_INSENSITIVE);
        return statements.entrySet().stream()
                .filter(each -> read.matcher(each.getKey()).matches())
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Double> sum(Map<String, Double> one, Map<String, Double> other) {
        Map<String, Double> all = new TreeMap<>(one);
        other.forEach((name, value) -> all.merge(name, value, Double::sum));
        return all;
    }

    private static Map<String, Double> times(Map<String, Double> values, double factor) {
        Map<String, Double> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(name, value * factor));
        return all;
    }

    private static Map<String, Double> with(Map<String, Double> values, String name, double value) {
        return sum(values, Map.of(name, value));
    }

    private static Map<String, Double> cpuOfAll() {
        Map<String, Double> all = new TreeMap<>();
        Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .forEach(process -> process.info().totalCpuDuration().ifPresent(used -> {
                    all.merge(nameOf(process), (double) used.toNanos(), Double::sum);
                    all.merge(nameOf(process) + ", of that compiling", Threads.compiling(process.pid()), Double::sum);
                }));
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
                        Map.entry("Standalone", "engine"), // StandaloneCamunda is the engine with Operate in it
                        Map.entry("OpenSearchServer", "search"),
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
}
