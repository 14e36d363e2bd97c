package io.payloom.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is stored; the explanation is JSON. Files of the archive have decisions by the names of these components:
 * never change one.
 */
public record DecisionRow(
        String orderNo,
        int attempt,
        @Nullable String channelCode,
        @Nullable String accountCode,
        @Nullable String poolCode,
        @Nullable Long catalogueVersion,
        @Nullable String payerKeys,
        @Nullable String parts,
        String explanation,
        Instant decidedAt) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param parts into which the order is cut, one or more; none when nothing is left */
    static DecisionRow of(RoutingRequest request, Chooser.Choice choice, List<Long> parts, Instant now) {
        Candidate winner = choice.winner();
        Explanation why = choice.explanation();
        return new DecisionRow(
                request.orderNo(),
                request.attempt(),
                winner == null ? null : winner.offer().channel().code(),
                winner == null ? null : winner.account().code(),
                winner == null ? null : winner.offer().pool().pool().code(),
                why.catalogueVersion(),
                request.payerKeys().isEmpty() ? null : String.join(",", request.payerKeys()),
                parts.isEmpty() ? null : parts.stream().map(String::valueOf).collect(Collectors.joining(",")),
                written(why),
                now);
    }

    /** As whoever made it got it. */
    public RoutingDecision decision() {
        Explanation why = read(explanation);
        return channelCode == null
                ? new RoutingDecision.NoChannel(orderNo, attempt, why, decidedAt)
                : new RoutingDecision.Routed(
                        orderNo,
                        attempt,
                        channelCode,
                        Objects.requireNonNullElse(accountCode, channelCode),
                        Objects.requireNonNullElse(poolCode, ""),
                        amounts(),
                        why,
                        decidedAt);
    }

    /** Decisions from before orders were cut say nothing of parts. */
    private List<Long> amounts() {
        return parts == null
                ? List.of()
                : Arrays.stream(parts.split(",")).map(Long::valueOf).toList();
    }

    private static String written(Explanation explanation) {
        try {
            return JSON.writeValueAsString(explanation);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An explanation of plain fields can always be written", impossible);
        }
    }

    private static Explanation read(String explanation) {
        try {
            return JSON.readValue(explanation, Explanation.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored explanation cannot be read", broken);
        }
    }
}
