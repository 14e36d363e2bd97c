package io.payloom.transaction.sending;

import java.time.LocalDate;

/** A channel's rule can make no more bank order numbers for a day: a person has to widen it. */
public class OrderNumbersUsedUp extends RuntimeException {

    OrderNumbersUsedUp(String channelCode, long numbersADay, LocalDate day) {
        super(
                "Channel " + channelCode + " has no bank order number left for " + day + ": its rule can make "
                        + numbersADay
                        + " a day. Give it a longer maxLength or a shorter prefix in the catalogue, as far as the bank takes that");
    }
}
