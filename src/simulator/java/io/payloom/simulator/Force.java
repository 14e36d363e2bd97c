package io.payloom.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A behaviour for the next orders that fit; what is left out fits every order.
 *
 * @param originalOrderNo the payment that a refund or a void is about
 * @param payer a masked card or a payee, as the ledger shows them
 * @param times for how many orders
 */
record Force(
        @Nullable String bank,
        Behaviour behaviour,
        @Nullable Kind kind,
        @Nullable String orderNo,
        @Nullable String originalOrderNo,
        @Nullable String payer,
        @Nullable Integer times) {

    boolean fits(OrderKey key, Terms terms) {
        return (bank == null || bank.equals(key.bank()))
                && (kind == null || kind == terms.kind())
                && (originalOrderNo == null || originalOrderNo.equals(terms.originalOrderNo()))
                && (orderNo == null || orderNo.equals(key.orderNo()))
                && (payer == null || payer.equals(terms.payer()) || payer.equals(terms.payee()));
    }

    /** What is left after one more order; null when it is used up. */
    @Nullable
    Force used() {
        int left = times == null ? 0 : times - 1;
        return left <= 0 ? null : new Force(bank, behaviour, kind, orderNo, originalOrderNo, payer, left);
    }
}
