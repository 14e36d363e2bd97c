package io.payloom.routing;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Pool;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Channels, interfaces, accounts and pools that are switched off, and accounts that are not for this merchant. */
final class SwitchedOff {

    private SwitchedOff() {}

    static void sift(Selection selection) {
        selection.removePools(Filter.SWITCHED_OFF, plan -> plan.pool().enabled() ? null : "the pool is switched off");
        selection.removeOffers(Filter.SWITCHED_OFF, SwitchedOff::offer);
        selection.removeCandidates(Filter.SWITCHED_OFF, candidate -> account(candidate, selection.facts()));
    }

    private static @Nullable String offer(Offer offer) {
        if (!offer.channel().enabled()) {
            return "the channel is switched off";
        }
        return offer.terms().enabled() ? null : "its interface " + offer.terms().operation() + " is switched off";
    }

    private static @Nullable String account(Candidate candidate, OrderFacts facts) {
        Account account = candidate.account();
        Pool pool = candidate.offer().pool().pool();
        if (!account.enabled()) {
            return "the account is switched off";
        }
        if (!account.merchants().isEmpty()
                && !account.merchants().contains(facts.order().merchantId())) {
            return "the account is reserved for other merchants";
        }
        if (pool.matchRegion() && !Objects.equals(account.region(), facts.region())) {
            return "the account is of region " + said(account.region()) + ", the merchant of " + said(facts.region());
        }
        return pool.matchIndustry() && !Objects.equals(account.industry(), facts.industry())
                ? "the account is of industry " + said(account.industry()) + ", the merchant of "
                        + said(facts.industry())
                : null;
    }

    private static String said(@Nullable String value) {
        return value == null ? "none" : value;
    }
}
