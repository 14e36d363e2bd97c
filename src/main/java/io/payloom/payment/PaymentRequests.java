package io.payloom.payment;

import static java.util.Objects.requireNonNull;

import io.payloom.api.Amount;
import io.payloom.api.Fingerprints;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a validated {@link NewPayment} of what a merchant sent, or names everything that is wrong with it. */
@Component
class PaymentRequests {

    private final RequestValidation validation;
    private final PaymentChecks checks;
    private final Payments payments;
    private final Fingerprints fingerprints;

    PaymentRequests(RequestValidation validation, PaymentChecks checks, Payments payments, Fingerprints fingerprints) {
        this.validation = validation;
        this.checks = checks;
        this.payments = payments;
        this.fingerprints = fingerprints;
    }

    /** @throws RequestRefused when anything is wrong that would be wrong at any time */
    NewPayment read(String merchantId, CreatePayment request) {
        List<Violation> errors = new ArrayList<>(checks.contradictions(request));
        List<Violation> address = checks.address(request);
        if (!address.isEmpty() && !isKnown(merchantId, request.merchantOrderNo())) {
            errors.addAll(address);
        }
        validation.check(request, errors);
        return newPayment(merchantId, request);
    }

    private boolean isKnown(String merchantId, @Nullable String merchantOrderNo) {
        return merchantOrderNo != null
                && payments.byMerchantOrderNo(merchantId, merchantOrderNo).isPresent();
    }

    private NewPayment newPayment(String merchantId, CreatePayment request) {
        return new NewPayment(
                merchantId,
                requireNonNull(request.merchantOrderNo()),
                requireNonNull(request.amount()).money(),
                requireNonNull(request.method()),
                requireNonNull(request.type()),
                card(request.card()),
                request.institution(),
                new NewPayment.Elements(
                        request.terminalType(),
                        request.businessProduct(),
                        request.payProduct(),
                        request.member(),
                        request.payerKind()),
                request.description(),
                request.notifyUrl(),
                request.expiresAt() == null ? null : PaymentChecks.instant(request.expiresAt()),
                fingerprint(merchantId, request));
    }

    private static NewPayment.@Nullable Card card(CreatePayment.@Nullable CardData card) {
        return card == null
                ? null
                : new NewPayment.Card(requireNonNull(card.number()), requireNonNull(card.expiry()), card.holderName());
    }

    private String fingerprint(String merchantId, CreatePayment request) {
        Amount amount = requireNonNull(request.amount());
        CreatePayment.CardData card = request.card();
        Stream<? extends @Nullable Object> parts = Stream.of(
                "payment/1",
                merchantId,
                request.merchantOrderNo(),
                amount.value(),
                amount.currency(),
                request.method(),
                request.type(),
                card == null ? null : card.number(),
                card == null ? null : card.expiry(),
                card == null ? null : card.holderName(),
                request.institution(),
                request.description(),
                request.notifyUrl(),
                request.expiresAt() == null ? null : PaymentChecks.instant(request.expiresAt()));
        return fingerprints.of(parts, laterParts(request));
    }

    private static Stream<Fingerprints.Later> laterParts(CreatePayment request) {
        return Stream.of(
                new Fingerprints.Later("terminalType", request.terminalType()),
                new Fingerprints.Later("businessProduct", request.businessProduct()),
                new Fingerprints.Later("payProduct", request.payProduct()),
                new Fingerprints.Later("member", request.member()),
                new Fingerprints.Later("payerKind", request.payerKind()));
    }
}
