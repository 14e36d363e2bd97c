package io.payloom.bench;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a paid card order costs, and what the engine alone could do: the local stack without Operate, everything on this
 * machine, a bank that answers at once. In one run it alternates between the bare engine and the whole system, so that
 * what the machine does besides bears on both; the ratio is what counts. {@code docs/performance.md} says how to read it.
 */
public final class OrderBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("payloom.bench.warm-up", 60));
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("payloom.bench.window", 30));
    private static final int ROUNDS = Integer.getInteger("payloom.bench.rounds", 5);
    private static final int IN_FLIGHT = Integer.getInteger("payloom.bench.in-flight", 32);

    private OrderBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (BenchStack stack = BenchStack.start();
                CamundaClient engine = stack.engine();
                BareEngine bare = new BareEngine(engine);
                WholeSystem whole = new WholeSystem(stack.payloom())) {
            System.out.printf(
                    "Warming up, %d s each; then %d rounds of %d s each%n",
                    WARM_UP.toSeconds(), ROUNDS, WINDOW.toSeconds());
            Window.of(bare, IN_FLIGHT, WARM_UP);
            Window.of(whole, IN_FLIGHT, WARM_UP);
            Window all = Window.NONE;
            Costs costs = new Costs(Map.of(), Map.of());
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                Window engineAlone = Window.of(bare, IN_FLIGHT, WINDOW);
                Costs before = stack.costs();
                Window one = Window.of(whole, IN_FLIGHT, WINDOW);
                costs = costs.plus(stack.costs().since(before));
                all = all.and(one);
                ratios[round] = one.perSecond() / engineAlone.perSecond();
                System.out.printf(
                        "round %d: bare engine %6.1f orders/s, whole system %6.1f orders/s, ratio %.2f%n",
                        round + 1, engineAlone.perSecond(), one.perSecond(), ratios[round]);
            }
            print(all, costs, Window.median(ratios));
        }
    }

    private static void print(Window all, Costs costs, double ratio) {
        System.out.printf("%nwhole system %29.1f orders/s, %d at once%n", all.perSecond(), IN_FLIGHT);
        System.out.printf("whole system / bare engine, median %7.2f%n", ratio);
        System.out.printf("accept, p50 / p95 / p99            %s%n", Window.percentiles(all.accept()));
        System.out.printf("accepted until notified            %s%n", Window.percentiles(all.end()));
        System.out.println("per order:");
        costs.cpu()
                .forEach((name, used) ->
                        System.out.printf("  CPU %-30s %7.1f ms%n", name, used.toNanos() / 1e6 / all.orders()));
        Set<String> names = new TreeSet<>(costs.counters().keySet());
        names.forEach(name -> System.out.printf(
                "  %-34s %7.1f%n", name, (double) costs.counters().get(name) / all.orders()));
    }
}
