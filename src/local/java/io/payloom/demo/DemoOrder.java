package io.payloom.demo;

import io.payloom.kernel.Money;
import io.payloom.support.Cards;
import io.payloom.support.Orders;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One order of the demo. The last two digits of its amount, or two digits of the payee's account, choose what the simulated
 * bank does with it, see {@code docs/bank-protocol.md}.
 *
 * @param name the order in words
 * @param story what is going to happen
 * @param path where it is asked for
 * @param request the body of the request that places it
 * @param end the state in which it has to end
 * @param next what follows on it when it has ended like this
 */
record DemoOrder(
        DemoKind kind,
        String name,
        String story,
        String path,
        String request,
        String end,
        @Nullable Next next) {

    static List<DemoOrder> all(@Nullable String notifyUrl) {
        return List.of(
                card(1200, "is paid at once", "SUCCEEDED", notifyUrl)
                        .followedBy(
                                "refund " + Money.cny(500),
                                "some of it is given back",
                                payment -> refund(payment, 500, notifyUrl)),
                card(1201, "is declined", "FAILED", notifyUrl),
                card(1203, "is paid, but the bank does not answer; asking again finds it", "SUCCEEDED", notifyUrl),
                payment(
                                "QR " + Money.cny(2100),
                                "shows a QR code; the payer pays after some seconds",
                                Orders.aQrPayment(2100, notifyUrl),
                                "SUCCEEDED")
                        .followedBy(
                                "undo " + Money.cny(2100),
                                "all of it: a void, or a refund where the bank's day is over at 22:30 in Shanghai",
                                payment -> refund(payment, 2100, notifyUrl)),
                payout(12_000_000, notifyUrl)
                        .followedBy("rest of the payout", "the part that was refused, tried again", DemoOrder::retry));
    }

    /** The orders and those that follow on them. */
    static List<DemoOrder> withFollowers(List<DemoOrder> orders) {
        return orders.stream()
                .<DemoOrder>mapMulti((order, all) -> {
                    all.accept(order);
                    if (order.next() != null) {
                        all.accept(order.next().on("?"));
                    }
                })
                .toList();
    }

    private static DemoOrder card(long fen, String story, String end, @Nullable String notifyUrl) {
        String request = Orders.aCardPayment(Orders.number(), fen, Cards.next(), notifyUrl);
        return payment("card " + Money.cny(fen), story, request, end);
    }

    private static DemoOrder payment(String name, String story, String request, String end) {
        return new DemoOrder(DemoKind.PAYMENT, name, story, DemoKind.PAYMENT.path(), request, end, null);
    }

    private static Placing refund(String payment, long fen, @Nullable String notifyUrl) {
        return new Placing(
                DemoKind.REFUND, DemoKind.REFUND.path(), Orders.aRefund(payment, fen, notifyUrl), "SUCCEEDED");
    }

    /** To an account that refuses every third transfer. */
    private static DemoOrder payout(long fen, @Nullable String notifyUrl) {
        String account = "6229990020%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
        String more = notifyUrl == null ? "" : ",\"notifyUrl\":\"" + notifyUrl + "\"";
        return new DemoOrder(
                DemoKind.PAYOUT,
                "payout " + Money.cny(fen),
                "is too much for one transfer; of its three parts the payee's account refuses one",
                DemoKind.PAYOUT.path(),
                Orders.aPayout(Orders.number(), fen, account, "ICBC", more),
                "PARTIALLY_SUCCEEDED",
                null);
    }

    private static Placing retry(String payout) {
        return new Placing(
                DemoKind.PAYOUT,
                DemoKind.PAYOUT.path() + "/" + payout + "/retry",
                "{\"merchantOrderNo\":\"" + Orders.number() + "\"}",
                "SUCCEEDED");
    }

    private DemoOrder followedBy(String nextName, String nextStory, Function<String, Placing> placing) {
        return new DemoOrder(kind, name, story, path, request, end, new Next(nextName, nextStory, placing));
    }

    /** What follows on an order that has ended as it should. */
    record Next(String name, String story, Function<String, Placing> placing) {

        DemoOrder on(String orderNo) {
            Placing placed = placing.apply(orderNo);
            return new DemoOrder(placed.kind(), name, story, placed.path(), placed.request(), placed.end(), null);
        }
    }

    /** How it is asked for, once the number of the order before is known. */
    record Placing(DemoKind kind, String path, String request, String end) {}
}
