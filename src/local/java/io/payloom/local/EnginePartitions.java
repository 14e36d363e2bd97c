package io.payloom.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** What a broker's management port says of its partitions: its readiness does not know whether they process. */
record EnginePartitions(Map<String, Partition> byNumber) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param kept how far the newest snapshot reaches */
    record Partition(String phase, long processed, long kept) {}

    /** The answer of {@code /actuator/partitions}; of something else there is no partition. */
    static EnginePartitions read(String json) {
        Map<String, Partition> found = new TreeMap<>();
        try {
            JsonNode partitions = JSON.readTree(json);
            partitions.fieldNames().forEachRemaining(number -> found.put(number, partition(partitions.path(number))));
        } catch (JsonProcessingException unreadable) {
            return new EnginePartitions(Map.of());
        }
        return new EnginePartitions(found);
    }

    private static Partition partition(JsonNode json) {
        return new Partition(
                json.path("streamProcessorPhase").asText(),
                json.path("processedPosition").asLong(-1),
                json.path("processedPositionInSnapshot").asLong(-1));
    }

    /** Whether commands are taken: after a start, what came after the last snapshot is replayed first. */
    boolean process() {
        return !byNumber.isEmpty()
                && byNumber.values().stream()
                        .allMatch(partition -> partition.phase().equals("PROCESSING"));
    }

    /** Whether the newest snapshots hold everything that was processed then. */
    boolean keeps(EnginePartitions then) {
        return then.byNumber().entrySet().stream()
                .allMatch(each -> byNumber.containsKey(each.getKey())
                        && byNumber.get(each.getKey()).kept() >= each.getValue().processed());
    }
}
