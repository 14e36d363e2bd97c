package io.payloom.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision as it is stored; the explanation is JSON. */
record DecisionRow(String orderNo, int attempt, @Nullable String channelCode, String explanation, Instant decidedAt) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static DecisionRow of(RoutingRequest request, Explanation explanation, Instant now) {
        return new DecisionRow(request.orderNo(), request.attempt(), explanation.winner(), written(explanation), now);
    }

    RoutingDecision decision() {
        Explanation why = read(explanation);
        return channelCode == null
                ? new RoutingDecision.NoChannel(orderNo, attempt, why, decidedAt)
                : new RoutingDecision.Routed(orderNo, attempt, channelCode, why, decidedAt);
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
