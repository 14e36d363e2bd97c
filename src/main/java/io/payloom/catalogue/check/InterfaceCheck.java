package io.payloom.catalogue.check;

import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.ReserveRules;
import io.payloom.catalogue.schedule.DurationText;
import java.time.Duration;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules for one interface of a channel. */
final class InterfaceCheck {

    /** Below that age a query may have overtaken the order that it asks for. */
    static final int DEADLINES_BEFORE_NOT_FOUND_IS_FINAL = 10;

    private static final int MOST_PARTS = 100;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> institutions;
    private final LimitCheck limits;
    private final FeeCheck fees;

    InterfaceCheck(Set<String> institutions, LimitCheck limits, FeeCheck fees) {
        this.institutions = institutions;
        this.limits = limits;
        this.fees = fees;
    }

    static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    void check(Channel channel, ChannelInterface terms, Place place) {
        place.at("methods").unless(!terms.methods().isEmpty(), "offers no method");
        place.at("types").unless(!terms.types().isEmpty(), "offers no type");
        place.at("currencies").unless(!terms.currencies().isEmpty(), "offers no currency");
        new TreeSet<>(terms.currencies())
                .forEach(code -> place.at("currencies").unless(isCurrency(code), "'" + code + "' is not in ISO 4217"));
        new TreeSet<>(terms.institutions()).forEach(code -> place.at("institutions")
                .unless(institutions.contains(code), "unknown institution '" + code + "'"));
        place.at("maxAmount")
                .unless(terms.minAmount() >= 1 && terms.maxAmount() >= terms.minAmount(), "amounts are no range");
        Integer weight = terms.weight();
        place.at("weight").unless(weight == null || weight >= 1, "weight is below 1");
        waits(channel, terms, place);
        PriorityCheck.check(terms.priority(), place);
        place.each("features", terms.features(), (feature, at) -> FeatureCheck.check(feature, institutions, at));
        limits.check(terms.limits(), place);
        place.each("limits", terms.limits(), (limit, at) -> at.at("currency")
                .unless(
                        terms.currencies().contains(limit.currency()),
                        "the interface does not offer '" + limit.currency() + "'"));
        fees.check(terms.fees(), terms.types(), place);
    }

    private static void waits(Channel channel, ChannelInterface terms, Place place) {
        Duration safe = channel.callDeadline().multipliedBy(DEADLINES_BEFORE_NOT_FOUND_IS_FINAL);
        Duration finalAfter = terms.notFoundFinalAfter();
        place.at("notFoundFinalAfter")
                .unless(
                        finalAfter == null || finalAfter.compareTo(safe) >= 0,
                        "'not found' would be final before ten call deadlines (" + DurationText.of(safe)
                                + ") have passed");
        Duration resendAfter = terms.resendAfter();
        place.at("resendAfter")
                .unless(
                        resendAfter == null || resendAfter.compareTo(safe) >= 0,
                        "'not found' would be believed before ten call deadlines (" + DurationText.of(safe)
                                + ") have passed");
        place.at("resendAfter")
                .unless(
                        resendAfter == null || finalAfter == null || resendAfter.compareTo(finalAfter) < 0,
                        "is not below notFoundFinalAfter, from which on nothing is sent any more");
        Duration payer = terms.payerTimeout();
        place.at("payerTimeout").unless(payer == null || payer.isPositive(), "payer timeout is not above zero");
        payouts(channel.reserve(), terms, place);
        place.at("voidUntil")
                .unless(
                        terms.voidUntil() == null || terms.operation() == Operation.REFUND,
                        "only what the interface refund gives back can be undone");
    }

    private static void payouts(@Nullable ReserveRules reserve, ChannelInterface terms, Place place) {
        boolean paysOut = terms.operation() == Operation.PAYOUT;
        Integer most = terms.maxParts();
        place.at("maxParts").unless(most == null || paysOut, "only what the interface payout sends can be cut");
        place.at("maxParts")
                .unless(most == null || most >= 2 && most <= MOST_PARTS, "is not between 2 and " + MOST_PARTS);
        place.at("cnapsTypes")
                .unless(terms.cnapsTypes().isEmpty() || paysOut, "only the interface payout needs CNAPS numbers");
        new TreeSet<>(terms.cnapsTypes()).forEach(type -> place.at("cnapsTypes")
                .unless(terms.types().contains(type), "the interface does not offer '" + type + "'"));
        place.at("checkDigitRequired")
                .unless(!terms.checkDigitRequired() || paysOut, "only the interface payout has payees");
        if (paysOut && reserve != null) {
            new TreeSet<>(terms.currencies()).forEach(code -> place.at("currencies")
                    .unless(
                            code.equals(reserve.currency()),
                            "payouts in '" + code + "' would go by no balance: the reserve is in '" + reserve.currency()
                                    + "'"));
        }
    }
}
