package io.payloom.catalogue.check;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Fault;
import io.payloom.catalogue.Institution;
import io.payloom.catalogue.Pool;
import io.payloom.catalogue.schedule.BusinessCalendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules that a catalogue must keep before anyone may use it; all faults are found at once. */
public final class CatalogueCheck {

    private final CatalogueContent content;
    private final ChannelCheck channels;
    private final PoolCheck pools;
    private final List<Fault> faults = new ArrayList<>();

    private CatalogueCheck(CatalogueContent content) {
        this.content = content;
        Set<String> institutions =
                content.institutions().stream().map(Institution::code).collect(Collectors.toUnmodifiableSet());
        Set<String> accounts = content.channels().stream()
                .flatMap(channel -> channel.accounts().stream())
                .map(Account::code)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> poolCodes = content.pools().stream().map(Pool::code).collect(Collectors.toUnmodifiableSet());
        Set<String> calendars =
                content.calendars().stream().map(BusinessCalendar::code).collect(Collectors.toUnmodifiableSet());
        this.channels = new ChannelCheck(institutions, calendars);
        this.pools = new PoolCheck(accounts, poolCodes, new LimitCheck(institutions));
    }

    /** Pointers are those of the content's own order. */
    public static List<Fault> faults(CatalogueContent content) {
        CatalogueCheck check = new CatalogueCheck(content);
        check.all(new Place("", check.faults));
        return List.copyOf(check.faults);
    }

    /** Of a catalogue that is not in use yet: also what its expressions may cost, which is looked at first. */
    public static List<Fault> faultsOfNew(CatalogueContent content) {
        List<Fault> faults = new ArrayList<>();
        if (PriorityCheck.cost(content, new Place("", faults))) {
            faults.addAll(faults(content));
        }
        return List.copyOf(faults);
    }

    private void all(Place root) {
        Set<String> seenInstitutions = new HashSet<>();
        root.each("institutions", content.institutions(), (one, place) -> unique(seenInstitutions, one.code(), place));
        Set<String> seenCalendars = new HashSet<>();
        root.each("calendars", content.calendars(), (one, place) -> {
            unique(seenCalendars, one.code(), place);
            workingDays(one, place);
        });
        Set<String> seenChannels = new HashSet<>();
        Set<String> seenAccounts = new HashSet<>();
        root.each("channels", content.channels(), (one, place) -> {
            unique(seenChannels, one.code(), place);
            place.each("accounts", one.accounts(), (account, at) -> unique(seenAccounts, account.code(), at));
            channels.check(one, place);
        });
        orderNumbers(root);
        Set<String> seenPools = new HashSet<>();
        root.each("pools", content.pools(), (one, place) -> {
            unique(seenPools, one.code(), place);
            pools.check(one, place);
        });
        Set<String> seenMerchants = new HashSet<>();
        root.each("merchants", content.merchants(), (one, place) -> {
            place.at("merchant").unless(seenMerchants.add(one.merchant()), "stands here a second time");
            pools.check(one, place);
        });
    }

    /** Virtual channels of one merchant number at one bank must not draw the same numbers. */
    private void orderNumbers(Place root) {
        Map<List<String>, String> drawnBy = new HashMap<>();
        root.each("channels", content.channels(), (channel, place) -> channel.accounts()
                .forEach(account -> {
                    String other = drawnBy.putIfAbsent(
                            List.of(
                                    channel.baseUrl(),
                                    account.mid(),
                                    channel.orderNumbers().prefix()),
                            channel.code());
                    place.at("orderNumbers")
                            .at("prefix")
                            .unless(
                                    other == null || other.equals(channel.code()),
                                    "draws the same bank order numbers for " + account.mid() + " as " + other
                                            + "; give it another order number prefix");
                }));
    }

    private static void workingDays(BusinessCalendar calendar, Place place) {
        new TreeSet<>(calendar.workingDays()).forEach(day -> place.at("workingDays")
                .unless(!calendar.holidays().contains(day), day + " is also one of the holidays"));
    }

    private static void unique(Set<String> seen, String code, Place place) {
        place.at("code").unless(seen.add(code), "'" + code + "' stands here a second time");
    }
}
