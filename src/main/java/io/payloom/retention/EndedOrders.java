package io.payloom.retention;

import io.payloom.lifecycle.Journal;
import io.payloom.retention.ArchiveMapper.Belonging;
import io.payloom.routing.DecisionRow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Knows which orders may go into the archive, and with which rows. */
@Component
class EndedOrders {

    private final ArchiveMapper mapper;

    EndedOrders(ArchiveMapper mapper) {
        this.mapper = mapper;
    }

    /** The orders to which these subjects belong, in the order of the subjects. */
    Set<String> ownersOf(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Set.of();
        }
        Map<String, String> owners =
                mapper.owners(subjects).stream().collect(Collectors.toMap(Belonging::subjectNo, Belonging::orderNo));
        return subjects.stream()
                .map(subject -> owners.getOrDefault(subject, subject))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An order and all that belongs to it and has a journal. */
    List<String> subjectsOf(Collection<String> orderNos) {
        return Stream.concat(
                        orderNos.stream(), mapper.belongings(orderNos).stream().map(Belonging::subjectNo))
                .toList();
    }

    /**
     * Those of the orders that may go, with their rows as they are now: ended, with nothing about them that is under way or
     * waits for somebody, and without a line in a journal since then.
     */
    Map<String, ArchivedOrder> among(Collection<String> orderNos, Instant before) {
        Set<String> ended = orderNos.isEmpty() ? Set.of() : mapper.ended(orderNos, before);
        if (ended.isEmpty()) {
            return Map.of();
        }
        Map<String, String> owners = new HashMap<>();
        ended.forEach(orderNo -> owners.put(orderNo, orderNo));
        mapper.belongings(ended).forEach(one -> owners.put(one.subjectNo(), one.orderNo()));
        Map<String, List<Journal.Line>> lines = mapper.journal(owners.keySet()).stream()
                .collect(Collectors.groupingBy(line -> owners.get(line.subjectNo())));
        Map<String, List<DecisionRow>> decisions =
                mapper.decisions(ended).stream().collect(Collectors.groupingBy(DecisionRow::orderNo));

        Set<String> staying = new HashSet<>(mapper.held(ended));
        mapper.busy(owners.keySet()).forEach(subject -> staying.add(owners.get(subject)));
        Map<String, ArchivedOrder> going = new HashMap<>();
        lines.forEach((orderNo, journal) -> {
            if (!staying.contains(orderNo)
                    && journal.stream().allMatch(line -> line.at().isBefore(before))) {
                going.put(orderNo, new ArchivedOrder(orderNo, journal, decisions.getOrDefault(orderNo, List.of())));
            }
        });
        return going;
    }
}
