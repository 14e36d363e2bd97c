package io.payloom.routing;

import io.payloom.catalogue.Account;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One account of one offer: what an order can be given to. */
record Candidate(
        int index, Offer offer, Account account, List<CountedLimit> limits, Opening opening, FeeSchedule fees) {

    static Candidate of(int index, Offer offer, Account account) {
        ZoneId zone = offer.channel().timeZone();
        return new Candidate(
                index,
                offer,
                account,
                CountedLimit.of(offer.channel(), account),
                Opening.of("the account", account.serviceHours(), zone),
                new FeeSchedule(account.fees().isEmpty() ? offer.terms().fees() : account.fees()));
    }

    /** What the channel would charge, in minor units; null when that is not known. */
    @Nullable
    Long fee(RoutingRequest order) {
        OptionalLong fee =
                fees.fee(order.amount().value(), order.type(), order.details().institution());
        return fee.isPresent() ? fee.getAsLong() : null;
    }

    /** As it stands in explanations. */
    String name() {
        return offer.channel().code() + "/" + account.code();
    }
}
