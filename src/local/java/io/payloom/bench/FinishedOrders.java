package io.payloom.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Multiplies finished orders in the tables: every row that belongs to one is copied with numbers of its own, which sort
 * before the present ones. Dates stay, so that nothing is old enough to go.
 */
final class FinishedOrders {

    private static final String SAMPLE = "bench_sample";
    private static final int COPIES_AT_ONCE = 20;

    /** The tables of a paid card order, and the column by which their rows belong to it. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("payment", "order_no in (select order_no from bench_sample)"),
            Map.entry("bank_transaction", "order_no in (select order_no from bench_sample)"),
            Map.entry("route_decision", "order_no in (select order_no from bench_sample)"),
            Map.entry("quota_hold", "order_no in (select order_no from bench_sample)"),
            Map.entry("quota_use", "order_no in (select order_no from bench_sample)"),
            Map.entry("notification", "order_no in (select order_no from bench_sample)"),
            Map.entry("process_run", "subject_no in (select no from bench_sample_no)"),
            Map.entry("journal", "subject_no in (select no from bench_sample_no)"),
            Map.entry("bank_call", "transaction_no in (select no from bench_sample_no)"),
            Map.entry("notification_attempt", "notification_no in (select no from bench_sample_no)"),
            Map.entry("vault_entry", "token in (select card_token from bench_sample)"));

    private final Connection connection;

    FinishedOrders(Connection connection) {
        this.connection = connection;
    }

    /** @return how many finished orders there are then */
    long growTo(long wanted) throws SQLException {
        int sample = takeSample();
        long copies = (wanted - finished() + sample - 1) / sample;
        for (long first = 1; first <= copies; first += COPIES_AT_ONCE) {
            long last = Math.min(copies, first + COPIES_AT_ONCE - 1);
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                copy(table.getKey(), table.getValue(), first, last);
            }
            System.out.printf("\r%d finished orders", finished());
        }
        System.out.println();
        for (String table : TABLES.keySet()) {
            execute("analyze table " + table);
        }
        return finished();
    }

    private int takeSample() throws SQLException {
        execute("drop table if exists " + SAMPLE);
        execute("drop table if exists bench_sample_no");
        execute("create table " + SAMPLE + " (primary key (order_no)) select order_no, card_token from payment"
                + " where state = 'SUCCEEDED' and card_token is not null order by order_no limit 1000");
        execute("create table bench_sample_no (primary key (no)) select order_no as no from bench_sample"
                + " union select transaction_no from bank_transaction join bench_sample using (order_no)"
                + " union select notification_no from notification join bench_sample using (order_no)");
        int sample = (int) number("select count(*) from " + SAMPLE);
        if (sample == 0) {
            throw new IllegalStateException("There is no finished card order to copy");
        }
        return sample;
    }

    private void copy(String table, String belonging, long first, long last) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("select column_name, extra from information_schema.columns"
                        + " where table_schema = database() and table_name = '" + table
                        + "' order by ordinal_position")) {
            while (columns.next()) {
                if (!columns.getString(2).contains("auto_increment")) {
                    names.add(columns.getString(1));
                    values.add(copied(columns.getString(1)));
                }
            }
        }
        execute("insert into " + table + " (" + String.join(", ", names) + ") select " + String.join(", ", values)
                + " from " + table + " join (with recursive copies (k) as (select " + first
                + " union all select k + 1 from copies where k < " + last + ") select k from copies) copy where "
                + belonging);
    }

    /** Numbers differ in each copy; all else is as it was. */
    private static String copied(String column) {
        return switch (column) {
            case "order_no", "transaction_no", "notification_no", "subject_no", "card_token", "token" ->
                "concat(left(" + column + ", 1), lpad(k, 7, '0'), substr(" + column + ", 9))";
            case "merchant_order_no", "bank_order_no" -> "concat(" + column + ", '-', k)";
            case "run_key", "instance_key" -> "concat(k, '0', right(" + column + ", 12))";
            case "keyed_hash" -> "sha2(concat(keyed_hash, k), 256)";
            case "event_seq" -> "event_seq - 1000000000 * k";
            default -> column;
        };
    }

    private long finished() throws SQLException {
        return number("select count(*) from payment where final_at is not null");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
