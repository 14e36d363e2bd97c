package io.payloom.payout;

import io.payloom.kernel.Money;
import io.payloom.lifecycle.Journaled;
import io.payloom.payout.warning.Confirmation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout as it stands now.
 *
 * @param batchNo of the batch in whose file it stood, null for one that came alone
 * @param lineNo its line in that file, from 1
 * @param retryOf number of the payout whose unpaid rest it pays
 * @param refundNo number of the refund that it carries because a bank refused it
 * @param payeeToken vault token of the payee, owned by the merchant
 * @param payeeAccount masked
 * @param payeeName masked
 * @param cnaps whether the payee's bank line number is known
 * @param scheduledAt not before then; null for at once
 * @param version number of its newest journal line; grows with every transition
 * @param released whether it was held and may now use the reserve for which it waited
 * @param started whether its process was asked for
 * @param possibleDuplicateOf the first payout of the same day that it looks like; null when there was none
 * @param confirmation what its merchant has to say of that; null when it need not say anything
 * @param checkDigitWrong of a private payee's card number
 * @param paidValue minor units that its bank transactions have paid, also what came back since
 * @param returnedValue minor units that came back
 */
public record Payout(
        String orderNo,
        String merchantId,
        String merchantOrderNo,
        @Nullable String batchNo,
        @Nullable Integer lineNo,
        @Nullable String retryOf,
        @Nullable String refundNo,
        String fingerprint,
        long amountValue,
        String amountCurrency,
        String payeeKind,
        String institution,
        String payeeToken,
        String payeeAccount,
        String payeeName,
        boolean cnaps,
        PayoutMode mode,
        @Nullable Instant scheduledAt,
        @Nullable String purpose,
        @Nullable String notifyUrl,
        PayoutState state,
        int version,
        boolean released,
        boolean started,
        @Nullable String possibleDuplicateOf,
        @Nullable Confirmation confirmation,
        boolean checkDigitWrong,
        long paidValue,
        long returnedValue,
        @Nullable String resultCode,
        @Nullable String resultMessage,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finalAt)
        implements Journaled<PayoutState> {

    /** How a payout is paid, in the catalogue's words; there is one way. */
    public static final String METHOD = "bank-transfer";

    @Override
    public String subjectNo() {
        return orderNo;
    }

    public Money amount() {
        return new Money(amountValue, amountCurrency);
    }

    /** Whether it waits until its merchant says that it is meant. */
    public boolean awaitsConfirmation() {
        return confirmation == Confirmation.AWAITED;
    }

    /** Whether nothing of it is with a bank, or nothing any more. */
    public boolean waits() {
        return state == PayoutState.HELD || state == PayoutState.ACCEPTED;
    }

    /** Since when it could have been paid: its place among those who wait. */
    public Instant due() {
        return scheduledAt == null ? createdAt : scheduledAt;
    }

    /** What its bank transactions have paid, also what came back since. */
    public Money paid() {
        return money(paidValue);
    }

    /** What came back. */
    public Money returned() {
        return money(returnedValue);
    }

    /** What is with the payee. */
    public Money net() {
        return money(paidValue - returnedValue);
    }

    public Money money(long value) {
        return new Money(value, amountCurrency);
    }
}
