package io.payloom.catalogue.check;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Limit;
import io.payloom.catalogue.Operation;
import io.payloom.catalogue.OrderNumberRule;
import io.payloom.catalogue.ReserveRules;
import io.payloom.catalogue.Spelling;
import io.payloom.catalogue.schedule.DurationText;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for one channel with its accounts. */
final class ChannelCheck {

    /** A job is given up by the engine after 60 s; a call must end well before half of that. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(25);

    private static final int SHORTEST_ORDER_NO = 16;

    /** What a channel without a limit of its own may need in a day. */
    private static final long USUAL_DAY = 100_000;

    /** Attempts that do not count, refunds, and what restarts lose of the blocks of 100 that instances draw. */
    private static final long SPARE_NUMBERS = 1_000;

    private final Set<String> institutions;
    private final Set<String> calendars;
    private final LimitCheck limits;
    private final FeeCheck fees;
    private final InterfaceCheck interfaces;

    ChannelCheck(Set<String> institutions, Set<String> calendars) {
        this.institutions = institutions;
        this.calendars = calendars;
        this.limits = new LimitCheck(institutions);
        this.fees = new FeeCheck(institutions);
        this.interfaces = new InterfaceCheck(institutions, limits, fees);
    }

    void check(Channel channel, Place place) {
        place.at("baseUrl")
                .unless(
                        isHttp(channel.baseUrl()),
                        "base URL is no http(s) address without login, query and a slash at its end");
        place.at("weight").unless(channel.weight() >= 1, "weight is below 1");
        place.at("maxConcurrency").unless(channel.maxConcurrency() >= 1, "concurrency is below 1");
        place.at("queriesPerSecond").unless(channel.queriesPerSecond() >= 1, "queries per second are below 1");
        String calendar = channel.calendar();
        place.at("calendar")
                .unless(calendar == null || calendars.contains(calendar), "unknown calendar '" + calendar + "'");
        Integer backlog = channel.maxBacklog();
        place.at("maxBacklog").unless(backlog == null || backlog >= 1, "backlog is below 1");
        reserve(channel.reserve(), place.at("reserve"));
        place.at("callDeadline")
                .unless(
                        channel.callDeadline().isPositive()
                                && channel.callDeadline().compareTo(LONGEST_CALL) <= 0,
                        "call deadline is not between 0 and " + DurationText.of(LONGEST_CALL));
        orderNumbers(channel, place.at("orderNumbers"));
        PriorityCheck.check(channel.priority(), place);
        HoursCheck.check(channel.serviceHours(), place);
        maintenance(channel, place);
        limits.check(channel.limits(), place);
        interfaces(channel, place);
        Set<String> types = new HashSet<>();
        channel.interfaces().forEach(terms -> types.addAll(terms.types()));
        place.each("accounts", channel.accounts(), (account, at) -> account(account, types, at));
    }

    private static void reserve(@Nullable ReserveRules rules, Place place) {
        if (rules == null) {
            return;
        }
        Long upTo = rules.topUpTo();
        place.at("currency")
                .unless(InterfaceCheck.isCurrency(rules.currency()), "'" + rules.currency() + "' is not in ISO 4217");
        place.at("refresh").unless(rules.refresh().isPositive(), "is not above zero");
        place.at("lowBalance").unless(rules.lowBalance() >= 0, "is below 0");
        place.at("topUpTo").unless(upTo == null || upTo > rules.lowBalance(), "is not above lowBalance");
    }

    private void interfaces(Channel channel, Place place) {
        Set<Operation> offered = new HashSet<>();
        place.each("interfaces", channel.interfaces(), (terms, at) -> {
            at.at("operation")
                    .unless(
                            offered.add(terms.operation()),
                            "the channel offers " + Spelling.of(terms.operation()) + " twice");
            interfaces.check(channel, terms, at);
        });
    }

    private void account(Account account, Set<String> types, Place place) {
        place.at("weight").unless(account.weight() >= 1, "weight is below 1");
        HoursCheck.check(account.serviceHours(), place);
        limits.check(account.limits(), place);
        fees.check(account.fees(), types, place);
    }

    private void maintenance(Channel channel, Place place) {
        place.each("maintenance", channel.maintenance(), (window, at) -> {
            at.unless(window.from().isBefore(window.to()), "does not end after it begins");
            String institution = window.institution();
            at.at("institution")
                    .unless(
                            institution == null || institutions.contains(institution),
                            "unknown institution '" + institution + "'");
            Operation operation = window.operation();
            at.at("operation")
                    .unless(
                            operation == null || channel.offer(operation).isPresent(),
                            "the channel does not offer " + (operation == null ? "it" : Spelling.of(operation)));
        });
        place.eachPair(
                "maintenance",
                channel.maintenance(),
                (earlier, later, at) -> at.unless(
                        !earlier.overlaps(later),
                        "overlaps the window from " + earlier.from() + " to " + earlier.to()));
    }

    private static void orderNumbers(Channel channel, Place place) {
        OrderNumberRule rule = channel.orderNumbers();
        long needed = numbersNeeded(channel);
        boolean longEnough = rule.maxLength() >= SHORTEST_ORDER_NO;
        place.at("maxLength").unless(longEnough, "order numbers are too short to be unique");
        place.at("maxLength")
                .unless(
                        !longEnough || rule.numbersADay() >= needed,
                        "with " + rule.prefix().length() + " of prefix and 8 of date the rule can make "
                                + rule.numbersADay() + " numbers a day, and the channel's day may need " + needed
                                + "; the number must be at least " + rule.lengthFor(needed) + " long");
        place.at("prefix")
                .unless(
                        !rule.digitsOnly() || rule.prefix().chars().allMatch(letter -> letter >= '0' && letter <= '9'),
                        "order number prefix is not of digits only");
    }

    /** By the channel's own daily count, where it has one for all institutions together: each may be refunded, too. */
    private static long numbersNeeded(Channel channel) {
        return channel.limits().stream()
                .filter(limit -> limit.institution() == null)
                .map(Limit::dailyCount)
                .filter(Objects::nonNull)
                .mapToLong(count -> 2L * count + SPARE_NUMBERS)
                .min()
                .orElse(USUAL_DAY);
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && !url.endsWith("/");
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
