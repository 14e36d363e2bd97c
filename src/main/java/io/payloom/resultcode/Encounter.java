package io.payloom.resultcode;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Some answers with one code that the table did not know.
 *
 * @param tableVersion the newest of those that were asked
 * @param transactionNos examples, the newest last
 */
record Encounter(
        BankCode code,
        long occurrences,
        Instant firstAt,
        Instant lastAt,
        long tableVersion,
        List<String> transactionNos) {

    private static final int MOST_EXAMPLES = 5;

    static Encounter of(CodeQuestion question, long tableVersion, Instant now) {
        return new Encounter(
                BankCode.of(question),
                1,
                now,
                now,
                tableVersion,
                Stream.ofNullable(question.transactionNo()).toList());
    }

    Encounter plus(Encounter later) {
        return new Encounter(
                code,
                occurrences + later.occurrences,
                firstAt,
                later.lastAt,
                Math.max(tableVersion, later.tableVersion),
                later.examplesAfter(transactionNos));
    }

    /** The first of those before, and the newest of all. */
    List<String> examplesAfter(List<String> before) {
        SequencedSet<String> all = new LinkedHashSet<>(before);
        transactionNos.stream()
                .filter(no -> before.isEmpty() || !no.equals(before.getFirst()))
                .forEach(all::addLast);
        List<String> found = List.copyOf(all);
        return found.size() <= MOST_EXAMPLES
                ? found
                : Stream.concat(Stream.of(found.getFirst()), found.stream().skip(found.size() - MOST_EXAMPLES + 1L))
                        .toList();
    }
}
