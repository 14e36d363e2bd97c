package io.payloom.bench;

import io.camunda.client.CamundaClient;
import java.sql.Connection;
import java.time.Duration;

/**
 * What an order costs with a million finished ones in the tables, against almost none: the ratio of the whole system to the
 * bare engine before and after they were put there.
 */
public final class FullTables {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("payloom.bench.warm-up", 180));
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("payloom.bench.window", 30));
    private static final int ROUNDS = Integer.getInteger("payloom.bench.rounds", 5);
    private static final int IN_FLIGHT = Integer.getInteger("payloom.bench.in-flight", 32);
    private static final long FINISHED = Long.getLong("payloom.bench.finished", 1_000_000);

    private FullTables() {}

    public static void main(String[] args) throws Exception {
        try (BenchStack stack = BenchStack.start();
                CamundaClient engine = stack.engine();
                BareEngine bare = new BareEngine(engine);
                WholeSystem whole = new WholeSystem(stack.payloom());
                Connection database = stack.database()) {
            Window.of(bare, IN_FLIGHT, WARM_UP);
            Window.of(whole, IN_FLIGHT, WARM_UP);
            double before = ratio("almost empty", bare, whole);
            long finished = new FinishedOrders(database).growTo(FINISHED);
            double after = ratio(finished + " finished", bare, whole);
            System.out.printf("an order costs %.2f times as much%n", before / after);
        }
    }

    private static double ratio(String tables, Load bare, Load whole) throws InterruptedException {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double engineAlone = Window.of(bare, IN_FLIGHT, WINDOW).perSecond();
            double all = Window.of(whole, IN_FLIGHT, WINDOW).perSecond();
            ratios[round] = all / engineAlone;
            System.out.printf(
                    "%s: bare engine %6.1f orders/s, whole system %6.1f orders/s, ratio %.2f%n",
                    tables, engineAlone, all, ratios[round]);
        }
        return Window.median(ratios);
    }
}
