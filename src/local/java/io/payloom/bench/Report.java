package io.payloom.bench;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark has found, for people.
 *
 * @param costs of all that happened in the windows
 * @param standing what goes on without orders, in one second
 */
record Report(PrintStream out, Window all, Costs costs, Costs standing) {

    private static final List<String> LOOKED_AT = List.of("bank_transaction", "payment", "process_run");

    /** Statements that happen less often than that in an order are not shown. */
    private static final double RARE = 0.02;

    void print(double ratio, int inFlight) {
        out.printf("%nwhole system %29.1f orders/s, %d at once%n", all.perSecond(), inFlight);
        out.printf("whole system / bare engine, median %7.2f%n", ratio);
        out.printf("accept, p50 / p95 / p99            %s%n", Window.percentiles(all.accept()));
        out.printf("accepted until notified            %s%n", Window.percentiles(all.end()));
        Costs order = ofAnOrder();
        out.println("per order; behind it what goes on without orders, per second, and is not counted in it:");
        order.cpu()
                .forEach((name, used) -> line(
                        "CPU of " + name + ", ms", used / 1e6, standing.cpu().getOrDefault(name, 0.0) / 1e6));
        order.counters()
                .forEach((name, count) -> line(name, count, standing.counters().getOrDefault(name, 0.0)));
        if (!order.statements().isEmpty()) {
            LOOKED_AT.forEach(table -> line("reads of " + table, order.readsOf(table), standing.readsOf(table)));
            print(order.statements());
        }
    }

    private Costs ofAnOrder() {
        return costs.since(standing.times(all.length().toNanos() / 1e9)).times(1.0 / all.orders());
    }

    private void line(String what, double inAnOrder, double inASecond) {
        out.printf("  %-34s %7.1f %7.1f%n", what, inAnOrder, inASecond);
    }

    private void print(Map<String, Double> statements) {
        out.println("statements:");
        statements.entrySet().stream()
                .filter(each ->
                        each.getValue() >= RARE || standing.statements().getOrDefault(each.getKey(), 0.0) >= RARE)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> out.printf(
                        "  %6.2f %6.2f  %s%n",
                        each.getValue(), standing.statements().getOrDefault(each.getKey(), 0.0), each.getKey()));
    }
}
