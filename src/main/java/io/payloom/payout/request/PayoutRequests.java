package io.payloom.payout.request;

import static java.util.Objects.requireNonNull;

import io.payloom.api.Fingerprints;
import io.payloom.api.RequestRefused;
import io.payloom.api.RequestValidation;
import io.payloom.api.Violation;
import io.payloom.kernel.Money;
import io.payloom.payout.NewPayout;
import io.payloom.payout.PayoutMode;
import io.payloom.payout.Payouts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes validated requests of what a merchant sent, or names everything that is wrong with it. */
@Component
public class PayoutRequests {

    private final RequestValidation validation;
    private final PayoutChecks checks;
    private final PayeeChecks payees;
    private final Payouts payouts;
    private final Fingerprints fingerprints;

    PayoutRequests(
            RequestValidation validation,
            PayoutChecks checks,
            PayeeChecks payees,
            Payouts payouts,
            Fingerprints fingerprints) {
        this.validation = validation;
        this.checks = checks;
        this.payees = payees;
        this.payouts = payouts;
        this.fingerprints = fingerprints;
    }

    /**
     * Reads one that came alone. A repeat may come when the catalogue has changed meanwhile, or when its time has passed: it
     * gets its payout all the same.
     *
     * @throws RequestRefused when anything is wrong
     */
    NewPayout read(String merchantId, CreatePayout request) {
        List<Violation> errors = new ArrayList<>(checks.contradictions(request));
        List<Violation> untimely = untimely(merchantId, request);
        if (!untimely.isEmpty() && !isKnown(merchantId, request.merchantOrderNo())) {
            errors.addAll(untimely);
        }
        validation.check(request, errors);
        return newPayout(merchantId, request, NewPayout.Origin.ALONE);
    }

    /** Everything that is wrong with a line of a file. */
    public List<Violation> faults(String merchantId, CreatePayout request) {
        List<Violation> errors = new ArrayList<>(checks.contradictions(request));
        errors.addAll(untimely(merchantId, request));
        return validation.faults(request, errors);
    }

    private List<Violation> untimely(String merchantId, CreatePayout request) {
        List<Violation> untimely = new ArrayList<>(payees.contradictions(merchantId, request.payee()));
        untimely.addAll(checks.address(request));
        untimely.addAll(checks.untimely(request));
        return untimely;
    }

    private boolean isKnown(String merchantId, @Nullable String merchantOrderNo) {
        return merchantOrderNo != null
                && payouts.byMerchantOrderNo(merchantId, merchantOrderNo).isPresent();
    }

    /** Makes a payout of a line without {@link #faults}. */
    public NewPayout newPayout(String merchantId, CreatePayout request, NewPayout.Origin origin) {
        Money amount = requireNonNull(request.amount()).money();
        PayeeData payee = requireNonNull(request.payee());
        PayoutMode mode = modeOf(request, origin);
        return new NewPayout(
                merchantId,
                requireNonNull(request.merchantOrderNo()),
                amount,
                payee.payee(),
                mode,
                request.scheduledAt() == null ? null : PayoutChecks.instant(request.scheduledAt()),
                request.purpose(),
                request.notifyUrl(),
                origin,
                fingerprint(merchantId, request, mode));
    }

    /** Who pays thousands wants them paid, not failed for a moment's lack of money. */
    private static PayoutMode modeOf(CreatePayout request, NewPayout.Origin origin) {
        PayoutMode usual =
                origin.batchNo() == null && request.scheduledAt() == null ? PayoutMode.REAL_TIME : PayoutMode.SCHEDULED;
        return request.mode() == null ? usual : PayoutMode.of(request.mode()).orElseThrow();
    }

    Payouts.RetryRequest read(String merchantId, String orderNo, RetryPayout request) {
        validation.check(request, List.of());
        String merchantOrderNo = requireNonNull(request.merchantOrderNo());
        return new Payouts.RetryRequest(
                merchantId,
                orderNo,
                merchantOrderNo,
                fingerprints.of(Stream.of("payout-retry/1", merchantId, merchantOrderNo, orderNo)));
    }

    private String fingerprint(String merchantId, CreatePayout request, PayoutMode mode) {
        Money amount = requireNonNull(request.amount()).money();
        PayeeData payee = requireNonNull(request.payee());
        return fingerprints.of(Stream.of(
                "payout/1",
                merchantId,
                request.merchantOrderNo(),
                amount.value(),
                amount.currency(),
                payee.account(),
                payee.name(),
                payee.kind(),
                payee.institution(),
                payee.cnaps(),
                mode,
                request.scheduledAt() == null ? null : PayoutChecks.instant(request.scheduledAt()),
                request.purpose(),
                request.notifyUrl()));
    }
}
