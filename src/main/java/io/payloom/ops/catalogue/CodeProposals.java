package io.payloom.ops.catalogue;

import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import io.payloom.catalogue.Operation;
import io.payloom.resultcode.CodeKey;
import io.payloom.resultcode.CodeProposal;
import io.payloom.resultcode.Meaning;
import io.payloom.resultcode.Validity;
import io.payloom.resultcode.Verdict;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request into a line for the table of result codes. */
@Component
class CodeProposals {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final RequestValidation validation;

    CodeProposals(RequestValidation validation) {
        this.validation = validation;
    }

    /** @throws RequestRefused with all that is wrong with single values */
    CodeProposal of(ResultCodeRequest request) {
        List<Violation> errors = new ArrayList<>();
        Validity validity = new Validity(
                moment("/effectiveFrom", request.effectiveFrom(), errors),
                moment("/effectiveUntil", request.effectiveUntil(), errors));
        validation.check(request, errors);
        return new CodeProposal(key(request), validity, meaning(request));
    }

    private static CodeKey key(ResultCodeRequest request) {
        return new CodeKey(
                Objects.requireNonNullElse(request.merchant(), CodeKey.ANY),
                Objects.requireNonNull(request.channel()),
                Operation.valueOf(Objects.requireNonNull(request.operation()).toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(request.code()),
                Objects.requireNonNullElse(request.subCode(), CodeKey.ANY));
    }

    private static Meaning meaning(ResultCodeRequest request) {
        return new Meaning(
                Objects.requireNonNull(request.unifiedCode()),
                Verdict.valueOf(Objects.requireNonNull(request.verdict())),
                Objects.requireNonNull(request.message()),
                Boolean.TRUE.equals(request.countsAgainstHealth()),
                Boolean.TRUE.equals(request.reroutable()));
    }

    private static @Nullable Instant moment(String pointer, @Nullable String text, List<Violation> errors) {
        try {
            OffsetDateTime moment = text == null ? null : OffsetDateTime.parse(text);
            if (moment == null) {
                return null;
            }
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.toInstant();
            }
        } catch (DateTimeParseException malformed) {
            // the same answer as for a year that is too far away
        }
        errors.add(Violation.at(pointer, "FORMAT_INVALID", "must be RFC 3339 with an offset, from 2000 to 2099"));
        return null;
    }
}
