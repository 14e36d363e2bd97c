package io.payloom.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A stretch of time in which a load carried out orders, always so many at once.
 *
 * @param orders that ended in it
 * @param accept nanoseconds from a request to its answer
 * @param end nanoseconds from that answer to the order's very end
 */
record Window(Duration length, int orders, List<Long> accept, List<Long> end) {

    static final Window NONE = new Window(Duration.ZERO, 0, List.of(), List.of());

    /** Lets {@code inFlight} threads carry out one order after the other, as long as that. */
    static Window of(Load load, int inFlight, Duration length) throws InterruptedException {
        List<Long> accept = Collections.synchronizedList(new ArrayList<>());
        List<Long> end = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        long deadline = start + length.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int one = 0; one < inFlight; one++) {
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < deadline) {
                        long began = System.nanoTime();
                        long accepted = load.carryOut();
                        long ended = System.nanoTime();
                        accept.add(accepted - began);
                        end.add(ended - accepted);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("An order was not carried out", failed.getCause());
        }
        return new Window(Duration.ofNanos(System.nanoTime() - start), end.size(), accept, end);
    }

    double perSecond() {
        return orders * 1e9 / length.toNanos();
    }

    Window and(Window other) {
        return new Window(
                length.plus(other.length), orders + other.orders, joined(accept, other.accept), joined(end, other.end));
    }

    /** Milliseconds that 50, 95 and 99 of a hundred stay below. */
    static String percentiles(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return "%6.1f / %6.1f / %6.1f ms".formatted(at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    private static double at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<Long> joined(List<Long> one, List<Long> other) {
        List<Long> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
