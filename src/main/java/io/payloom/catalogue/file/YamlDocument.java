package io.payloom.catalogue.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.payloom.catalogue.Fault;
import io.payloom.catalogue.FileFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A YAML document as a tree that knows its lines.
 *
 * @param tree missing when it could not be read at all
 * @param lines by JSON pointer
 * @param faults what is wrong with it as YAML
 */
record YamlDocument(JsonNode tree, Map<String, Integer> lines, List<FileFault> faults) {

    private static final int MOST_FAULTS = 1000;

    static YamlDocument unreadable(int line, String message) {
        return new YamlDocument(MissingNode.getInstance(), Map.of(), List.of(new FileFault(line, "", message)));
    }

    boolean isReadable() {
        return !tree.isMissingNode();
    }

    /** Its own faults and these, by line. */
    List<FileFault> with(List<Fault> more) {
        List<FileFault> all = new ArrayList<>(faults);
        more.forEach(fault -> all.add(new FileFault(line(fault.pointer()), fault.pointer(), fault.message())));
        return all.stream()
                .distinct()
                .sorted(Comparator.comparingInt(FileFault::line))
                .limit(MOST_FAULTS)
                .toList();
    }

    /** Of the place itself, or of the nearest one around it. */
    private int line(String pointer) {
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.getOrDefault(place, 1);
    }
}
