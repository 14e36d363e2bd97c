package io.payloom.routing;

import java.util.function.Consumer;

/** The reasons for which candidates cannot take an order, in the order in which they are looked at. */
enum Filter {
    SWITCHED_OFF("CHANNEL_SWITCHED_OFF", "switched off or reserved for others", SwitchedOff::sift),
    SUPPORT("NOT_SUPPORTED", "made for other payments", Support::sift),
    FEATURES("NOT_ACCEPTED", "closed to such orders", Features::sift),
    LIMITS("LIMIT_REACHED", "at a limit of amount or number", Limits::sift),
    SERVICE_HOURS("OUTSIDE_SERVICE_HOURS", "outside the service hours", Hours::sift),
    MAINTENANCE("CHANNEL_MAINTENANCE", "in maintenance", Maintenance::sift),
    OVERLOAD("CHANNEL_OVERLOADED", "overloaded", Overload::sift),
    RESERVE("RESERVE_TOO_LOW", "without enough reserve", Reserve::sift),
    MEMORY("PAYER_REFUSED", "refused because of what has just failed", Memory::sift);

    private final String code;
    private final String phrase;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold nothing
    private final Consumer<Selection> sift;

    Filter(String code, String phrase, Consumer<Selection> sift) {
        this.code = code;
        this.phrase = phrase;
        this.sift = sift;
    }

    /** What the merchant reads as the order's result when this was the last obstacle. */
    String code() {
        return code;
    }

    /** Completes "n channels are ..." for the merchant, who shall not see how we are connected. */
    String phrase() {
        return phrase;
    }

    /** Its name in explanations. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    static Filter of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
    }

    void sift(Selection selection) {
        sift.accept(selection);
    }
}
