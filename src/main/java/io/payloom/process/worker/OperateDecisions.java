package io.payloom.process.worker;

import io.payloom.transaction.DecisionUnclear;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Decisions that a person has put into the variables of a process instance, where Payloom takes such. */
@Component
@EnableConfigurationProperties(OperateProperties.class)
class OperateDecisions {

    private final OperateProperties properties;

    OperateDecisions(OperateProperties properties) {
        this.properties = properties;
    }

    /**
     * What was decided, null when nothing was.
     *
     * @throws DecisionUnclear when it cannot be read, or decisions are taken by the operators' API only
     */
    <T> @Nullable T read(
            @Nullable String decision, @Nullable String name, @Nullable String reason, Reading<T> reading) {
        if (decision == null) {
            return null;
        }
        if (!properties.decisions()) {
            throw new DecisionUnclear(
                    "Payloom takes no decisions by variables here (payloom.operate.decisions): decide by"
                            + " the operators' API, where your token says who you are, and set operatorDecision to null");
        }
        return reading.of(decision, Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(reason, ""));
    }

    /** Makes a word of three texts. */
    interface Reading<T> {
        T of(String decision, String name, String reason);
    }
}
