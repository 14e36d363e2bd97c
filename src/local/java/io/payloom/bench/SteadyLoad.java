package io.payloom.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Paid card orders at half of what the whole system can do, each placed when its time has come, whatever became of those
 * before. Latencies count from that time on, so that an order which had to wait for its turn is not prettier than it was.
 */
public final class SteadyLoad {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("payloom.bench.warm-up", 180));
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("payloom.bench.window", 30));
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("payloom.bench.steady", 600));
    private static final int IN_FLIGHT = Integer.getInteger("payloom.bench.in-flight", 32);

    private SteadyLoad() {}

    public static void main(String[] args) throws Exception {
        try (BenchStack stack = BenchStack.start();
                WholeSystem whole = new WholeSystem(stack.payloom())) {
            Window.of(whole, IN_FLIGHT, WARM_UP);
            double most = Window.of(whole, IN_FLIGHT, WINDOW).perSecond();
            System.out.printf(
                    "%.1f orders/s at most; now %.1f orders/s for %d s%n", most, most / 2, LENGTH.toSeconds());
            Window steady = at(most / 2, whole);
            System.out.printf("%n%d orders, %.1f per second%n", steady.orders(), steady.perSecond());
            System.out.printf("accept, p50 / p95 / p99            %s%n", Window.percentiles(steady.accept()));
            System.out.printf("accepted until notified            %s%n", Window.percentiles(steady.end()));
        }
    }

    private static Window at(double perSecond, Load load) {
        List<Long> accept = Collections.synchronizedList(new ArrayList<>());
        List<Long> end = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger failed = new AtomicInteger();
        long pause = (long) (1e9 / perSecond);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long due = start; due - start < LENGTH.toNanos(); due += pause) {
                sleepUntil(due);
                long turn = due;
                threads.execute(() -> {
                    try {
                        long accepted = load.carryOut();
                        accept.add(accepted - turn);
                        end.add(System.nanoTime() - accepted);
                    } catch (Exception refused) {
                        failed.incrementAndGet();
                        System.out.println("not carried out: " + refused);
                    }
                });
            }
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " orders were not carried out");
        }
        return new Window(Duration.ofNanos(System.nanoTime() - start), end.size(), accept, end);
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
