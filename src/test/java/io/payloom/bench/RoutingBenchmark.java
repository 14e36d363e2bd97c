package io.payloom.bench;

import io.payloom.routing.BenchedRouting;
import java.lang.ref.Reference;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One routing decision over 100 channels of 5 accounts, on one thread, beside a plain rules engine in the same run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 6, time = 3)
public class RoutingBenchmark {

    private final BenchedRouting routing = new BenchedRouting(BenchCatalogue.content());

    @Benchmark
    public String decision() {
        return routing.decide();
    }

    @Benchmark
    public String decisionWithStoredExplanation() {
        return routing.decideAndExplain();
    }

    @Benchmark
    public String plainEnginePerCandidate() {
        return routing.decideByPlainEngine();
    }

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(RoutingBenchmark.class.getSimpleName())
                        .jvmArgsAppend("-Xmx1g")
                        .build())
                .run();
        results.forEach(RoutingBenchmark::print);
        System.out.printf("snapshot with routing table       %8d kB%n", kilobytes());
        System.out.printf(
                "the plain engine's median is %.1f times the decision's%n",
                median(results, "plainEnginePerCandidate") / median(results, "decision"));
    }

    /** Heap that the catalogue and what routing makes of it keep, from the difference that twenty of them make. */
    private static long kilobytes() {
        int copies = 20;
        BenchedRouting[] kept = new BenchedRouting[copies];
        long before = usedAfterCollection();
        for (int copy = 0; copy < copies; copy++) {
            kept[copy] = new BenchedRouting(BenchCatalogue.content());
            kept[copy].forgetTheBaseline();
        }
        long after = usedAfterCollection();
        Reference.reachabilityFence(kept);
        return (after - before) / copies / 1024;
    }

    private static long usedAfterCollection() {
        for (int round = 0; round < 5; round++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void print(RunResult result) {
        var time = result.getPrimaryResult().getStatistics();
        System.out.printf(
                "%-32s p50 %8.1f us   p99 %8.1f us%n",
                result.getPrimaryResult().getLabel(), time.getPercentile(50), time.getPercentile(99));
    }

    private static double median(Collection<RunResult> results, String label) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(label))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }
}
