package io.payloom.bench;

import io.camunda.client.CamundaClient;
import java.time.Duration;

/**
 * What a paid card order costs, and what the engine alone could do: the local stack without Operate, everything on this
 * machine, a bank that answers at once. In one run it alternates between the bare engine and the whole system, so that
 * what the machine does besides bears on both; the ratio is what counts. {@code docs/performance.md} says how to read it.
 */
public final class OrderBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("payloom.bench.warm-up", 180));
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("payloom.bench.window", 30));
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("payloom.bench.idle", 15));
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
            Costs standing = idle(stack);
            Window all = Window.NONE;
            Costs costs = Costs.NONE;
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
            new Report(System.out, all, costs, standing).print(Window.median(ratios), IN_FLIGHT);
            System.out.println(stack.heap());
        }
    }

    /** What goes on without orders, in one second. */
    private static Costs idle(BenchStack stack) throws InterruptedException {
        Thread.sleep(IDLE);
        Costs before = stack.costs();
        long start = System.nanoTime();
        Thread.sleep(IDLE);
        return stack.costs().since(before).times(1e9 / (System.nanoTime() - start));
    }
}
