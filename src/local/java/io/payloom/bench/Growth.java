package io.payloom.bench;

import io.camunda.client.CamundaClient;
import java.time.Duration;

/**
 * What more partitions of the engine and a second Payloom bring on this machine: two local stacks, one with one partition and one
 * with three, which are loaded in turns; then a second Payloom on the former.
 */
public final class Growth {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("payloom.bench.warm-up", 180));
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("payloom.bench.window", 30));
    private static final int ROUNDS = Integer.getInteger("payloom.bench.rounds", 5);
    private static final int IN_FLIGHT = Integer.getInteger("payloom.bench.in-flight", 32);
    private static final int MANY = 3;

    private Growth() {}

    public static void main(String[] args) throws Exception {
        try (BenchStack one = BenchStack.withPartitions(1);
                BenchStack three = BenchStack.withPartitions(MANY)) {
            warmUp(one);
            warmUp(three);
            for (int round = 0; round < ROUNDS; round++) {
                measure("1 partition, 1 Payloom", one);
                measure(MANY + " partitions, 1 Payloom", three);
            }
            one.startAnother();
            warmUp(one);
            for (int round = 0; round < ROUNDS; round++) {
                measure("1 partition, 2 Payloom", one);
                measure(MANY + " partitions, 1 Payloom", three);
            }
        }
    }

    private static void warmUp(BenchStack stack) throws Exception {
        load(stack, WARM_UP);
    }

    private static void measure(String what, BenchStack stack) throws Exception {
        double[] perSecond = load(stack, WINDOW);
        System.out.printf(
                "%s: bare engine %6.1f orders/s, whole system %6.1f orders/s, ratio %.2f%n",
                what, perSecond[0], perSecond[1], perSecond[1] / perSecond[0]);
    }

    private static double[] load(BenchStack stack, Duration length) throws Exception {
        try (CamundaClient engine = stack.engine();
                BareEngine bare = new BareEngine(engine);
                WholeSystem whole = new WholeSystem(stack.payloom())) {
            return new double[] {
                Window.of(bare, IN_FLIGHT, length).perSecond(),
                Window.of(whole, IN_FLIGHT, length).perSecond()
            };
        }
    }
}
