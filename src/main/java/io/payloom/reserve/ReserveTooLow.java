package io.payloom.reserve;

import io.payloom.hold.NotEnoughLeft;
import io.payloom.kernel.Money;

/** An account's reserve does not cover an order, or others wait for it. */
public class ReserveTooLow extends NotEnoughLeft {

    ReserveTooLow(Money amount) {
        super("has no " + amount + " left in its reserve that is not spoken for");
    }
}
