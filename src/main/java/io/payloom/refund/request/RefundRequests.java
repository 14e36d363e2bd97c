package io.payloom.refund.request;

import static java.util.Objects.requireNonNull;

import io.payloom.api.Fingerprints;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import io.payloom.kernel.Money;
import io.payloom.merchant.NotifyUrls;
import io.payloom.refund.NewRefund;
import io.payloom.refund.Refunds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a validated {@link NewRefund} of what a merchant sent, or names everything that is wrong with it. */
@Component
class RefundRequests {

    private final RequestValidation validation;
    private final NotifyUrls notifyUrls;
    private final Refunds refunds;
    private final Fingerprints fingerprints;

    RefundRequests(RequestValidation validation, NotifyUrls notifyUrls, Refunds refunds, Fingerprints fingerprints) {
        this.validation = validation;
        this.notifyUrls = notifyUrls;
        this.refunds = refunds;
        this.fingerprints = fingerprints;
    }

    /** @throws RequestRefused when anything is wrong that would be wrong at any time */
    NewRefund read(String merchantId, CreateRefund request) {
        validation.check(request, contradictions(merchantId, request));
        Money amount = requireNonNull(request.amount()).money();
        return new NewRefund(
                merchantId,
                requireNonNull(request.merchantRefundNo()),
                requireNonNull(request.orderNo()),
                amount,
                request.reason(),
                request.notifyUrl(),
                fingerprint(merchantId, request, amount));
    }

    private List<Violation> contradictions(String merchantId, CreateRefund request) {
        List<Violation> errors = new ArrayList<>();
        if (request.amount() != null && request.amount().isOfUnknownCurrency()) {
            errors.add(Violation.at("/amount/currency", "CURRENCY_UNKNOWN", "must be a currency code of ISO 4217"));
        }
        notifyUrls
                .refusalOf(request.notifyUrl())
                .filter(reason -> !isKnown(merchantId, request.merchantRefundNo()))
                .ifPresent(reason -> errors.add(Violation.at("/notifyUrl", "URL_INVALID", reason)));
        return errors;
    }

    /** A repeat of an accepted request keeps its address, by whatever rule it was accepted. */
    private boolean isKnown(String merchantId, @Nullable String merchantRefundNo) {
        return merchantRefundNo != null
                && refunds.byMerchantRefundNo(merchantId, merchantRefundNo).isPresent();
    }

    private String fingerprint(String merchantId, CreateRefund request, Money amount) {
        return fingerprints.of(Stream.of(
                "refund/1",
                merchantId,
                request.merchantRefundNo(),
                request.orderNo(),
                amount.value(),
                amount.currency(),
                request.reason(),
                request.notifyUrl()));
    }
}
