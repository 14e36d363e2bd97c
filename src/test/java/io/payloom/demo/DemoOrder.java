package io.payloom.demo;

import io.payloom.kernel.Money;
import io.payloom.support.Cards;
import io.payloom.support.Orders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order of the demo. The last two digits of its amount choose what the simulated bank does with it, see
 * {@code docs/bank-protocol.md}.
 *
 * @param name the order in words
 * @param story what is going to happen
 * @param request the body of the request that places it
 * @param end the state in which it has to end
 */
record DemoOrder(String name, String story, String request, String end) {

    static List<DemoOrder> all(@Nullable String notifyUrl) {
        return List.of(
                card(1200, "is paid at once", "SUCCEEDED", notifyUrl),
                card(1201, "is declined", "FAILED", notifyUrl),
                card(1203, "is paid, but the bank does not answer; asking again finds it", "SUCCEEDED", notifyUrl),
                new DemoOrder(
                        "QR " + Money.cny(2100),
                        "shows a QR code; the payer pays after some seconds",
                        Orders.aQrPayment(2100, notifyUrl),
                        "SUCCEEDED"));
    }

    private static DemoOrder card(long fen, String story, String end, @Nullable String notifyUrl) {
        String request = Orders.aCardPayment(Orders.number(), fen, Cards.next(), notifyUrl);
        return new DemoOrder("card " + Money.cny(fen), story, request, end);
    }
}
