package io.payloom.resultcode;

import io.payloom.catalogue.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the untranslated codes; the examples are separated by commas. */
record UntranslatedRow(
        String channelCode,
        Operation operation,
        String code,
        String subCode,
        long occurrences,
        Instant firstAt,
        Instant lastAt,
        String examples,
        @Nullable Instant translatedAt,
        @Nullable String translatedBy,
        @Nullable Long translatedIn) {

    BankCode bankCode() {
        return new BankCode(channelCode, operation, code, subCode);
    }

    List<String> transactionNos() {
        return examples.isEmpty() ? List.of() : List.of(examples.split(",", -1));
    }

    /** An instance that still follows an older table says nothing against the translation. */
    boolean isContradictedBy(long tableVersion) {
        return translatedIn != null && tableVersion >= translatedIn;
    }

    UntranslatedCode untranslatedCode() {
        return new UntranslatedCode(
                channelCode,
                operation,
                code,
                subCode,
                occurrences,
                firstAt,
                lastAt,
                transactionNos(),
                translatedAt,
                translatedBy);
    }
}
