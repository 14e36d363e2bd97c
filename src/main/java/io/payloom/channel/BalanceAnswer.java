package io.payloom.channel;

import io.payloom.kernel.Money;

/** What is known after a bank was asked for a balance. */
public sealed interface BalanceAnswer {

    /** The bank said so, verified. */
    record Known(Money balance) implements BalanceAnswer {}

    /** It said nothing that can be believed. */
    record Unknown(String reason) implements BalanceAnswer {}
}
