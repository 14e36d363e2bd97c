package io.payloom.channel;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that a catalogue must keep before anyone may use it. */
final class CatalogueCheck {

    /** A job is given up by the engine after 60 s; a call must end well before half of that. */
    static final Duration LONGEST_CALL = Duration.ofSeconds(25);

    /** Below that age a query may have overtaken the order that it asks for. */
    static final int DEADLINES_BEFORE_NOT_FOUND_IS_FINAL = 10;

    private static final int SHORTEST_ORDER_NO = 16;
    private static final int SHORTEST_SEQUENCE = 8;

    private CatalogueCheck() {}

    static List<String> faults(List<Channel> channels, List<ChannelInterface> interfaces) {
        List<String> faults = new ArrayList<>();
        channels.forEach(channel -> check(channel, faults));
        checkOrderNumbers(channels, faults);
        interfaces.forEach(one -> check(one, faults));
        return faults;
    }

    /** Virtual channels of one account at one bank must not draw the same numbers. */
    private static void checkOrderNumbers(List<Channel> channels, List<String> faults) {
        Map<List<String>, String> drawnBy = new HashMap<>();
        for (Channel channel : channels) {
            String other = drawnBy.putIfAbsent(
                    List.of(channel.baseUrl(), channel.mid(), channel.orderNoPrefix()), channel.code());
            if (other != null) {
                faults.add(channel.code() + ": draws the same bank order numbers as " + other
                        + "; give it another order number prefix");
            }
        }
    }

    private static void check(Channel channel, List<String> faults) {
        Complaints complain = new Complaints(channel.code(), faults);
        complain.unless(isHttp(channel.baseUrl()), "base URL is no http(s) address without a slash at its end");
        complain.unless(channel.weight() >= 1, "weight is below 1");
        complain.unless(channel.maxConcurrency() >= 1, "concurrency is below 1");
        complain.unless(
                channel.callDeadline().isPositive() && channel.callDeadline().compareTo(LONGEST_CALL) <= 0,
                "call deadline is not between 0 and " + LONGEST_CALL);
        complain.unless(
                channel.orderNoMaxLength() >= SHORTEST_ORDER_NO
                        && channel.orderNoPrefix().length() + SHORTEST_SEQUENCE <= channel.orderNoMaxLength(),
                "order numbers are too short to be unique");
        complain.unless(
                !channel.orderNoDigitsOnly()
                        || channel.orderNoPrefix().chars().allMatch(letter -> letter >= '0' && letter <= '9'),
                "order number prefix is not of digits only");
    }

    private static void check(ChannelInterface one, List<String> faults) {
        Complaints complain = new Complaints(one.channel().code() + "/" + one.operation(), faults);
        complain.unless(!one.methods().isEmpty() && !one.types().isEmpty(), "offers no method or no type");
        complain.unless(!one.currencies().isEmpty(), "offers no currency");
        complain.unless(one.minAmount() >= 1 && one.maxAmount() >= one.minAmount(), "amounts are no range");
        Duration safe = one.channel().callDeadline().multipliedBy(DEADLINES_BEFORE_NOT_FOUND_IS_FINAL);
        Duration finalAfter = one.notFoundFinalAfter();
        complain.unless(
                finalAfter == null || finalAfter.compareTo(safe) >= 0,
                "'not found' would be final before ten call deadlines (" + safe + ") have passed");
        Duration payer = one.payerTimeout();
        complain.unless(payer == null || payer.isPositive(), "payer timeout is not above zero");
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null && !url.endsWith("/");
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private record Complaints(String about, List<String> faults) {
        void unless(boolean kept, String complaint) {
            if (!kept) {
                faults.add(about + ": " + complaint);
            }
        }
    }
}
