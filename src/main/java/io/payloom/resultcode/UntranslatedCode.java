package io.payloom.resultcode;

import io.payloom.catalogue.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A code that a bank sent and the table did not know.
 *
 * @param transactionNos the first transaction that met it, and the newest up to four
 * @param translatedAt null while nobody has said what it means
 */
public record UntranslatedCode(
        String channel,
        Operation operation,
        String code,
        String subCode,
        long occurrences,
        Instant firstAt,
        Instant lastAt,
        List<String> transactionNos,
        @Nullable Instant translatedAt,
        @Nullable String translatedBy) {}
