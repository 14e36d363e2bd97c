package io.payloom.routing;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One reason for which a channel cannot take an order.
 *
 * @param refuses whether the channel cannot take it
 * @param reason why, in words
 */
record Filter(
        String name, BiPredicate<Offered, RoutingRequest> refuses, BiFunction<Offered, RoutingRequest, String> reason) {

    /** All filters, in the order in which they are asked; a channel is removed by the first that refuses it. */
    static final List<Filter> ALL = List.of(
            new Filter(
                    "switched off",
                    (one, order) -> !one.terms().enabled() || !one.channel().enabled(),
                    (one, order) -> one.channel().enabled()
                            ? "its interface " + one.terms().operation() + " is switched off"
                            : "the channel is switched off"),
            new Filter(
                    "method",
                    (one, order) -> !one.terms().methods().contains(order.method()),
                    (one, order) -> "does not take method " + order.method()),
            new Filter(
                    "type",
                    (one, order) -> !one.terms().types().contains(order.type()),
                    (one, order) -> "does not take type " + order.type()),
            new Filter(
                    "currency",
                    (one, order) ->
                            !one.terms().currencies().contains(order.amount().currency()),
                    (one, order) -> "does not take " + order.amount().currency()),
            new Filter(
                    "institution",
                    (one, order) -> !serves(one, order.institution()),
                    (one, order) -> order.institution() == null
                            ? "serves named institutions only, and the order names none"
                            : "does not serve institution " + order.institution()),
            new Filter(
                    "amount",
                    (one, order) -> order.amount().value() < one.terms().minAmount()
                            || order.amount().value() > one.terms().maxAmount(),
                    (one, order) -> "takes " + one.terms().minAmount() + " to "
                            + one.terms().maxAmount() + " minor units, not "
                            + order.amount().value()),
            new Filter(
                    "already tried",
                    (one, order) ->
                            order.excludedChannels().contains(one.channel().code()),
                    (one, order) -> "was already tried by this order"));

    /** The reason in words if this filter removes the channel. */
    Optional<String> objection(Offered one, RoutingRequest order) {
        return refuses.test(one, order) ? Optional.of(reason.apply(one, order)) : Optional.empty();
    }

    private static boolean serves(Offered one, @Nullable String institution) {
        return one.terms().institutions().isEmpty()
                || institution != null && one.terms().institutions().contains(institution);
    }
}
