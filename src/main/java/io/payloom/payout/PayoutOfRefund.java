package io.payloom.payout;

import io.payloom.kernel.Money;
import io.payloom.vault.PayeeVault;

/**
 * A refund's money that goes to an account, because its bank refused the refund. It may wait for the reserve and for
 * maintenance, as refunds may.
 *
 * @param merchantId of the refund; it pays
 * @param number takes the place of the merchant's number; never one that a merchant could choose
 * @param purpose for the payee's statement
 * @param fingerprint keyed hash of number, amount and account
 */
public record PayoutOfRefund(
        String refundNo,
        String merchantId,
        String number,
        Money amount,
        PayeeVault.Payee payee,
        String purpose,
        String fingerprint) {

    NewPayout asPayout() {
        return new NewPayout(
                merchantId,
                number,
                amount,
                payee,
                PayoutMode.SCHEDULED,
                null,
                purpose,
                null,
                NewPayout.Origin.insteadOf(refundNo),
                fingerprint);
    }
}
