package io.payloom.catalogue;

import io.payloom.catalogue.schedule.BusinessCalendar;
import java.util.Comparator;
import java.util.List;

/** Everything that a catalogue says; not yet checked, and not yet made fast to look things up in. */
public record CatalogueContent(
        List<Institution> institutions,
        List<BusinessCalendar> calendars,
        List<Channel> channels,
        List<Pool> pools,
        List<MerchantRoutes> merchants) {

    private static final Comparator<MerchantRoutes.Route> BY_WHAT_THEY_ARE_FOR = Comparator.comparing(
                    MerchantRoutes.Route::operation)
            .thenComparing(MerchantRoutes.Route::method)
            .thenComparing(MerchantRoutes.Route::type);

    public CatalogueContent {
        institutions = List.copyOf(institutions);
        calendars = List.copyOf(calendars);
        channels = List.copyOf(channels);
        pools = List.copyOf(pools);
        merchants = List.copyOf(merchants);
    }

    /** The same in one order, so that what says the same is equal; the order of a route's pools means something and stays. */
    public CatalogueContent sorted() {
        return new CatalogueContent(
                sorted(institutions, Comparator.comparing(Institution::code)),
                sorted(calendars, Comparator.comparing(BusinessCalendar::code)),
                channels.stream()
                        .map(CatalogueContent::sorted)
                        .sorted(Comparator.comparing(Channel::code))
                        .toList(),
                pools.stream()
                        .map(CatalogueContent::sorted)
                        .sorted(Comparator.comparing(Pool::code))
                        .toList(),
                merchants.stream()
                        .map(CatalogueContent::sorted)
                        .sorted(Comparator.comparing(MerchantRoutes::merchant))
                        .toList());
    }

    private static Channel sorted(Channel channel) {
        return new Channel(
                channel.code(),
                channel.name(),
                channel.protocol(),
                channel.baseUrl(),
                channel.enabled(),
                channel.weight(),
                channel.priority(),
                channel.timeZone(),
                channel.calendar(),
                channel.orderNumbers(),
                channel.callDeadline(),
                channel.maxConcurrency(),
                channel.queriesPerSecond(),
                channel.maxBacklog(),
                channel.reserve(),
                channel.serviceHours(),
                channel.maintenance(),
                channel.limits(),
                sorted(channel.interfaces(), Comparator.comparing(ChannelInterface::operation)),
                sorted(channel.accounts(), Comparator.comparing(Account::code)));
    }

    private static Pool sorted(Pool pool) {
        return new Pool(
                pool.code(),
                pool.name(),
                pool.enabled(),
                sorted(pool.accounts(), Comparator.naturalOrder()),
                pool.ranking(),
                pool.accountChoice(),
                pool.matchRegion(),
                pool.matchIndustry(),
                pool.minSuccessPercent(),
                pool.maxCreditPercent(),
                pool.maxDebitCreditDifference(),
                pool.explorationPercent(),
                pool.timeZone(),
                pool.serviceHours(),
                pool.limits());
    }

    private static MerchantRoutes sorted(MerchantRoutes merchant) {
        return new MerchantRoutes(
                merchant.merchant(),
                merchant.region(),
                merchant.industry(),
                merchant.lateMoney(),
                merchant.duplicatePayouts(),
                merchant.timeZone(),
                sorted(merchant.routes(), BY_WHAT_THEY_ARE_FOR));
    }

    private static <T> List<T> sorted(List<T> all, Comparator<? super T> order) {
        return all.stream().sorted(order).toList();
    }
}
