package io.payloom.payment;

import io.payloom.api.Violation;
import io.payloom.kernel.Luhn;
import io.payloom.merchant.NotifyUrls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be wrong with a request to create a payment beyond its single fields. */
@Component
class PaymentChecks {

    private static final Duration LONGEST_LIFE = Duration.ofHours(24);
    /** Somewhere it is still yesterday, and cards are good until the end of their month. */
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private final NotifyUrls notifyUrls;
    private final Clock clock;

    PaymentChecks(NotifyUrls notifyUrls, Clock clock) {
        this.notifyUrls = notifyUrls;
        this.clock = clock;
    }

    /** What is wrong at any time. */
    List<Violation> contradictions(CreatePayment request) {
        List<Violation> errors = new ArrayList<>();
        if (request.amount() != null && request.amount().isOfUnknownCurrency()) {
            errors.add(Violation.at("/amount/currency", "CURRENCY_UNKNOWN", "must be a currency code of ISO 4217"));
        }
        if (request.expiresAt() != null && instant(request.expiresAt()) == null) {
            errors.add(Violation.at("/expiresAt", "FORMAT_INVALID", "must be RFC 3339 with an offset"));
        }
        PayMethod.of(request.method()).ifPresent(method -> contradictions(method, request, errors));
        return errors;
    }

    private static void contradictions(PayMethod method, CreatePayment request, List<Violation> errors) {
        if (request.type() != null
                && PayMethod.isType(request.type())
                && !method.types().contains(request.type())) {
            errors.add(Violation.at(
                    "/type",
                    "VALUE_INVALID",
                    "must be " + String.join(" or ", method.types()) + " for the method " + method.word()));
        }
        cardContradictions(method, request.card(), errors);
        if (request.expiresAt() != null && !method.waitsForPayer()) {
            errors.add(Violation.at("/expiresAt", "NOT_ALLOWED", "is only for the methods " + PayMethod.withoutCard()));
        }
    }

    private static void cardContradictions(
            PayMethod method, CreatePayment.@Nullable CardData card, List<Violation> errors) {
        if (!method.takesCard()) {
            if (card != null) {
                errors.add(Violation.at("/card", "NOT_ALLOWED", "is only for the methods " + PayMethod.withCard()));
            }
        } else if (card == null) {
            errors.add(Violation.at("/card", "REQUIRED", "is required for the method " + method.word()));
        } else if (card.number() != null && card.number().matches("[0-9]{12,19}") && !Luhn.holds(card.number())) {
            errors.add(Violation.at("/card/number", "CARD_NUMBER_INVALID", "has a wrong check digit"));
        }
    }

    /** What may have been right once, by another rule; a repeat of an accepted request keeps it. */
    List<Violation> address(CreatePayment request) {
        return notifyUrls.refusalOf(request.notifyUrl()).stream()
                .map(reason -> Violation.at("/notifyUrl", "URL_INVALID", reason))
                .toList();
    }

    /** What was right once but comes too late, or too early; a repeat of an accepted request may be late. */
    List<Violation> untimely(NewPayment payment) {
        List<Violation> errors = new ArrayList<>();
        YearMonth thisMonth = YearMonth.now(clock.withZone(LAST_ZONE));
        if (payment.card() != null && YearMonth.parse(payment.card().expiry()).isBefore(thisMonth)) {
            errors.add(Violation.at("/card/expiry", "CARD_EXPIRED", "is past"));
        }
        Instant now = clock.instant();
        Instant expiresAt = payment.expiresAt();
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE)))) {
            errors.add(Violation.at("/expiresAt", "OUT_OF_RANGE", "must lie in the next 24 hours"));
        }
        return errors;
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
