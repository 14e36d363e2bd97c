package io.payloom.process;

import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether the engine's partitions process commands. A broker that has just started calls itself ready, and then replays
 * what came after its last snapshot: until that is done it takes no command. So each partition is given one that does
 * nothing, and only the answer counts.
 */
@Component
class EngineWatch {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** While all is well, a command to each partition in so many looks does. */
    private static final int LOOKS_BETWEEN = 5;

    /** The partition stands in the upper bits of a key; this one is below all that were ever given. */
    private static final int PARTITION_BITS = 51;

    private final CamundaClient client;
    private final MultiGauge gauge;
    private volatile Map<Integer, Boolean> processing = Map.of();
    private volatile boolean seen;
    private int looks;

    EngineWatch(CamundaClient client, MeterRegistry meters) {
        this.client = client;
        this.gauge = MultiGauge.builder("payloom.engine.processing")
                .description("Whether a partition of the engine processes commands")
                .register(meters);
    }

    /** Whether every partition answered when it was asked last. */
    boolean isProcessing() {
        Map<Integer, Boolean> now = processing;
        return !now.isEmpty() && !now.containsValue(false);
    }

    /** Whether all have, since this instance started. */
    boolean hasSeenIt() {
        return seen;
    }

    /** By partition. */
    Map<Integer, Boolean> partitions() {
        return processing;
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        if (!isProcessing() || looks++ % LOOKS_BETWEEN == 0) {
            show(ask());
        }
    }

    private Map<Integer, Boolean> ask() {
        Map<Integer, Boolean> answers = new TreeMap<>();
        try {
            int partitions = client.newTopologyRequest()
                    .requestTimeout(PATIENCE)
                    .send()
                    .join()
                    .getPartitionsCount();
            for (int partition = 1; partition <= partitions; partition++) {
                answers.put(partition, answers(partition));
            }
        } catch (RuntimeException unreachable) {
            processing.keySet().forEach(partition -> answers.put(partition, false));
        }
        return answers;
    }

    private boolean answers(int partition) {
        try {
            client.newSetVariablesCommand(((long) partition << PARTITION_BITS) + 1)
                    .variables(Map.of())
                    .requestTimeout(PATIENCE)
                    .send()
                    .join();
            return true;
        } catch (RuntimeException answer) {
            return switch (EngineErrors.codeOf(answer)) {
                case NOT_FOUND -> true;
                case RESOURCE_EXHAUSTED ->
                    processing.getOrDefault(partition, false); // busy, or full with nobody at work
                default -> false;
            };
        }
    }

    private void show(Map<Integer, Boolean> answers) {
        boolean before = isProcessing();
        processing = Collections.unmodifiableMap(answers); // in their order
        gauge.register(
                answers.entrySet().stream()
                        .map(each -> MultiGauge.Row.of(
                                Tags.of("partition", String.valueOf(each.getKey())), each.getValue() ? 1 : 0))
                        .toList(),
                true);
        boolean now = isProcessing();
        if (before && !now) {
            LOG.warn(
                    "The engine takes no commands: it is down, or catches up after a start. Orders are accepted and wait");
        } else if (!before && now && seen) {
            LOG.warn("The engine takes commands again");
        }
        seen = seen || now;
    }

    /** For people. */
    String words() {
        return processing.isEmpty()
                ? "the engine cannot be reached"
                : processing.entrySet().stream()
                        .map(each -> each.getKey() + (each.getValue() ? " processes" : " takes no commands"))
                        .collect(Collectors.joining(", "));
    }
}
