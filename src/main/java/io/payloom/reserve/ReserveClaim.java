package io.payloom.reserve;

import io.payloom.hold.HoldState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the parts of a payout need of one account.
 *
 * @param attempt of the first part; the next have the next numbers
 * @param parts minor units
 * @param released whether the order has waited and its turn has come; others leave alone what older orders wait for
 */
public record ReserveClaim(
        String orderNo, int attempt, String account, String currency, List<Long> parts, boolean released) {

    long sum() {
        return parts.stream().mapToLong(Long::longValue).sum();
    }

    List<ReserveHold> holds() {
        return IntStream.range(0, parts.size())
                .mapToObj(part -> new ReserveHold(
                        orderNo, attempt + part, account, currency, parts.get(part), HoldState.HELD, null))
                .toList();
    }
}
