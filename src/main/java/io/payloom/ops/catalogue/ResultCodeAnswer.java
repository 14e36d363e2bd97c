package io.payloom.ops.catalogue;

import io.payloom.resultcode.CodeEdition;
import io.payloom.resultcode.CodeLine;
import io.payloom.resultcode.UntranslatedCode;
import io.payloom.resultcode.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of result codes; without dates it always counts.
 *
 * @param removed there when a later version of the table does not have it
 */
record ResultCodeAnswer(
        long id,
        String merchant,
        String channel,
        String operation,
        String code,
        String subCode,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        String unifiedCode,
        Verdict verdict,
        String message,
        boolean countsAgainstHealth,
        boolean reroutable,
        CodeLine.Change added,
        CodeLine.@Nullable Change removed) {

    static ResultCodeAnswer of(CodeLine line) {
        return new ResultCodeAnswer(
                line.id(),
                line.key().merchantId(),
                line.key().channel(),
                line.key().operation().name().toLowerCase(Locale.ROOT),
                line.key().code(),
                line.key().subCode(),
                line.validity().from(),
                line.validity().until(),
                line.meaning().unifiedCode(),
                line.meaning().verdict(),
                line.meaning().message(),
                line.meaning().countsAgainstHealth(),
                line.meaning().reroutable(),
                line.added(),
                line.removed());
    }

    /** Lines of one version of the table. */
    record Table(long version, List<ResultCodeAnswer> lines) {

        static Table of(CodeEdition edition, Predicate<CodeLine> wanted) {
            return new Table(
                    edition.version(),
                    edition.lines().stream()
                            .filter(wanted)
                            .map(ResultCodeAnswer::of)
                            .toList());
        }
    }

    /** What a change led to. */
    record Changed(long version, ResultCodeAnswer line) {}

    /** Lines without a version. */
    record Lines(List<ResultCodeAnswer> lines) {}

    /** Codes that banks sent and the table did not know. */
    record Untranslated(List<UntranslatedCode> items) {}
}
