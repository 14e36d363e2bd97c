package io.payloom.payout;

import io.payloom.api.Violation;
import io.payloom.catalogue.Catalogue;
import io.payloom.catalogue.Catalogues;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import io.payloom.merchant.NotifyUrls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with a payout beyond its single fields. */
@Component
class PayoutChecks {

    private static final Duration FURTHEST = Duration.ofDays(90);

    private final NotifyUrls notifyUrls;
    private final Catalogues catalogues;
    private final Clock clock;

    PayoutChecks(NotifyUrls notifyUrls, Catalogues catalogues, Clock clock) {
        this.notifyUrls = notifyUrls;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    List<Violation> contradictions(String merchantId, CreatePayout request) {
        List<Violation> errors = new ArrayList<>();
        if (request.amount() != null && request.amount().isOfUnknownCurrency()) {
            errors.add(Violation.at("/amount/currency", "CURRENCY_UNKNOWN", "must be a currency code of ISO 4217"));
        }
        if (request.notifyUrl() != null && !notifyUrls.isAcceptable(request.notifyUrl())) {
            errors.add(Violation.at("/notifyUrl", "URL_INVALID", "must be an https URL of at most 500 characters"));
        }
        time(request, errors);
        if (lacksCnaps(merchantId, request)) {
            errors.add(Violation.at(
                    "/payee/cnaps",
                    "REQUIRED",
                    "is required: every channel to this bank needs it for this kind of payee"));
        }
        return errors;
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

    /** Whether there are channels for such a payout, and all of them need what it does not say. */
    private boolean lacksCnaps(String merchantId, CreatePayout request) {
        CreatePayout.PayeeData payee = request.payee();
        if (payee == null || payee.kind() == null || payee.institution() == null || payee.cnaps() != null) {
            return false;
        }
        List<ChannelInterface> offers = offers(merchantId, payee.kind(), payee.institution());
        return !offers.isEmpty()
                && offers.stream().allMatch(offer -> offer.cnapsTypes().contains(payee.kind()));
    }

    private List<ChannelInterface> offers(String merchantId, String kind, String institution) {
        Catalogue catalogue = catalogues.current();
        return catalogue.pools(merchantId, Operation.PAYOUT, PayoutRouting.METHOD, kind).stream()
                .flatMap(pool -> pool.accounts().stream())
                .map(account -> catalogue.channelOfAccount(account).flatMap(channel -> channel.offer(Operation.PAYOUT)))
                .flatMap(Optional::stream)
                .filter(offer -> offer.types().contains(kind))
                .filter(offer ->
                        offer.institutions().isEmpty() || offer.institutions().contains(institution))
                .toList();
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
