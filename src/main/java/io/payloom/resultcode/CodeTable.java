package io.payloom.resultcode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The translations of one version. A line for the merchant beats one for all, then one for the channel, then one for the
 * sub code; one that does not count now stands behind nobody.
 */
final class CodeTable {

    private final long version;
    private final Map<CodeKey, List<CodeLine>> lines;

    /** @throws LinesOverlap when two lines of one key count at the same time */
    CodeTable(long version, List<CodeLine> lines) {
        this.version = version;
        this.lines = lines.stream().collect(Collectors.groupingBy(CodeLine::key));
        this.lines.values().forEach(CodeTable::check);
    }

    private static void check(List<CodeLine> ofOneKey) {
        for (CodeLine one : ofOneKey) {
            for (CodeLine other : ofOneKey) {
                if (one.id() < other.id() && one.validity().overlaps(other.validity())) {
                    throw new LinesOverlap(one, other);
                }
            }
        }
    }

    long version() {
        return version;
    }

    Optional<CodeLine> find(CodeQuestion question, Instant now) {
        return keys(question)
                .flatMap(key -> lines.getOrDefault(key, List.of()).stream())
                .filter(line -> line.validity().includes(now))
                .findFirst();
    }

    /** The most specific first. */
    private static Stream<CodeKey> keys(CodeQuestion question) {
        String subCode = question.subCode() == null ? "" : question.subCode();
        return Stream.of(question.merchantId(), CodeKey.ANY)
                .flatMap(merchant -> Stream.of(question.channel(), CodeKey.ANY).flatMap(channel -> Stream.of(
                                subCode, CodeKey.ANY)
                        .map(sub -> new CodeKey(merchant, channel, question.operation(), question.code(), sub))));
    }
}
