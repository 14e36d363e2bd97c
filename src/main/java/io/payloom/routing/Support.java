package io.payloom.routing;

import io.payloom.catalogue.ChannelInterface;
import org.jspecify.annotations.Nullable;

/** What an interface is made for: pay method, pay type, currency, target institution. */
final class Support {

    static final String NO_INSTITUTION = "serves named institutions only, and the order names none";

    private Support() {}

    static void sift(Selection selection) {
        RoutingRequest order = selection.order();
        selection.removeOffers(Filter.SUPPORT, offer -> objection(offer.terms(), order));
    }

    private static @Nullable String objection(ChannelInterface terms, RoutingRequest order) {
        if (!terms.methods().contains(order.method())) {
            return "does not take method " + order.method();
        }
        if (!terms.types().contains(order.type())) {
            return "does not take type " + order.type();
        }
        if (!terms.currencies().contains(order.amount().currency())) {
            return "does not take " + order.amount().currency();
        }
        if (terms.cnapsTypes().contains(order.type()) && !order.cnaps()) {
            return "needs the CNAPS number of the payee's bank";
        }
        if (terms.checkDigitRequired() && order.checkDigitWrong()) {
            return "refuses card numbers with a wrong check digit";
        }
        return institution(terms, order.details().institution());
    }

    private static @Nullable String institution(ChannelInterface terms, @Nullable String institution) {
        if (terms.institutions().isEmpty()) {
            return null;
        }
        if (institution == null) {
            return NO_INSTITUTION;
        }
        return terms.institutions().contains(institution) ? null : "does not serve institution " + institution;
    }
}
