package io.payloom.process.worker;

import io.payloom.transaction.decision.DecisionUnclear;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Decisions that a person has put into the variables of a process instance, where Payloom takes such. Nothing else names
 * these variables to people, so that nobody is told to set them where that does nothing.
 */
@Component
@EnableConfigurationProperties(OperateProperties.class)
public class OperateDecisions {

    private static final String HOW = " docs/operations.md says how.";

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
            throw new DecisionUnclear("Payloom takes no decisions by variables here (payloom.operate.decisions);"
                    + " put back to null what was set before you press Retry");
        }
        return reading.of(decision, Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(reason, ""));
    }

    /**
     * How a person decides here, for an incident.
     *
     * @param call of the operators' API
     */
    public String how(String call) {
        return properties.decisions()
                ? "Decide it by setting operatorDecision, operatorName and operatorReason, then press Retry; or by the"
                        + " operators' API, " + call + "." + HOW
                : byApi(call);
    }

    /** How a person puts a decision right that cannot be used, likewise. */
    public String howToCorrect(String call) {
        return properties.decisions()
                ? "Correct operatorDecision, operatorName or operatorReason (JSON, so with its quotes) and press Retry; or"
                        + " decide it by the operators' API, " + call + "."
                : byApi(call);
    }

    private static String byApi(String call) {
        return "Decide it by the operators' API, " + call + "; then the process goes on by itself." + HOW;
    }

    /** Makes a word of three texts. */
    interface Reading<T> {
        T of(String decision, String name, String reason);
    }
}
