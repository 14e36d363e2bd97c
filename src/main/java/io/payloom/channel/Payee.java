package io.payloom.channel;

import org.jspecify.annotations.Nullable;

/**
 * Who gets a payout, on the way to the bank; its text form shows nothing.
 *
 * @param kind {@code private} or {@code public}
 * @param institution code of the payee's bank
 * @param cnaps line number of the payee's bank, 12 digits
 */
public record Payee(
        String account,
        String name,
        String kind,
        String institution,
        @Nullable String cnaps) {

    @Override
    public String toString() {
        return "Payee[hidden]";
    }
}
