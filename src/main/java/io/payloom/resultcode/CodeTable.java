package io.payloom.resultcode;

import io.payloom.catalogue.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The translations at one moment. A line for the channel beats one for all, then one for the sub code beats one for all. */
final class CodeTable {

    private final Map<CodeKey, Translation> lines;

    CodeTable(List<CodeRow> rows) {
        this.lines = rows.stream().collect(Collectors.toUnmodifiableMap(CodeRow::key, CodeRow::translation));
    }

    Optional<Translation> find(String channel, Operation operation, String code, @Nullable String subCode) {
        String sub = subCode == null ? "" : subCode;
        return Stream.of(
                        new CodeKey(channel, operation.name(), code, sub),
                        new CodeKey(channel, operation.name(), code, CodeKey.ANY),
                        new CodeKey(CodeKey.ANY, operation.name(), code, sub),
                        new CodeKey(CodeKey.ANY, operation.name(), code, CodeKey.ANY))
                .map(lines::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
