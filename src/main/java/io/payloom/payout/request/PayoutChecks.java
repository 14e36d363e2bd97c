package io.payloom.payout.request;

import io.payloom.api.Violation;
import io.payloom.merchant.NotifyUrls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with a payout beyond its single fields, whatever the catalogue says. */
@Component
class PayoutChecks {

    private static final Duration FURTHEST = Duration.ofDays(90);

    private final NotifyUrls notifyUrls;
    private final Clock clock;

    PayoutChecks(NotifyUrls notifyUrls, Clock clock) {
        this.notifyUrls = notifyUrls;
        this.clock = clock;
    }

    List<Violation> contradictions(CreatePayout request) {
        List<Violation> errors = new ArrayList<>();
        if (request.amount() != null && request.amount().isOfUnknownCurrency()) {
            errors.add(Violation.at("/amount/currency", "CURRENCY_UNKNOWN", "must be a currency code of ISO 4217"));
        }
        time(request, errors);
        return errors;
    }

    /** What may have been right once, by another rule; a repeat of an accepted request keeps it. */
    List<Violation> address(CreatePayout request) {
        return notifyUrls.refusalOf(request.notifyUrl()).stream()
                .map(reason -> Violation.at("/notifyUrl", "URL_INVALID", reason))
                .toList();
    }

    private void time(CreatePayout request, List<Violation> errors) {
        if (request.scheduledAt() == null) {
            return;
        }
        Instant at = instant(request.scheduledAt());
        if (at == null) {
            errors.add(Violation.at("/scheduledAt", "FORMAT_INVALID", "must be RFC 3339 with an offset"));
        } else if (at.isAfter(clock.instant().plus(FURTHEST))) {
            errors.add(Violation.at("/scheduledAt", "OUT_OF_RANGE", "must lie in the next 90 days"));
        }
        if ("real-time".equals(request.mode())) {
            errors.add(Violation.at("/scheduledAt", "NOT_ALLOWED", "is only for the mode scheduled"));
        }
    }

    /** What is wrong with a new payout, and was not yet when one that is repeated came first. */
    List<Violation> untimely(CreatePayout request) {
        Instant at = request.scheduledAt() == null ? null : instant(request.scheduledAt());
        return at != null && at.isBefore(clock.instant().truncatedTo(ChronoUnit.MICROS))
                ? List.of(Violation.at("/scheduledAt", "OUT_OF_RANGE", "lies in the past; leave it out for at once"))
                : List.of();
    }

    /** To the microsecond, as it is stored; null when it is malformed. */
    static @Nullable Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }
}
