package io.payloom.catalogue.table;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Fee;
import io.payloom.catalogue.Limit;
import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Pool;
import io.payloom.catalogue.PriorityEntry;
import io.payloom.catalogue.ServiceHours;
import io.payloom.catalogue.schedule.BusinessCalendar;
import java.util.ArrayList;
import java.util.List;

/** Takes a content apart into the rows of all tables. */
final class TableWriter {

    private final CatalogueContent content;
    private final List<CalendarDayRow> calendarDays = new ArrayList<>();
    private final List<InterfaceRow> interfaces = new ArrayList<>();
    private final List<FeatureRow> features = new ArrayList<>();
    private final List<FeeRow> fees = new ArrayList<>();
    private final List<MaintenanceRow> maintenance = new ArrayList<>();
    private final List<AccountRow> accounts = new ArrayList<>();
    private final List<PoolAccountRow> poolAccounts = new ArrayList<>();
    private final List<MerchantRow> merchants = new ArrayList<>();
    private final List<RouteRow> routes = new ArrayList<>();
    private final List<PriorityRow> priorities = new ArrayList<>();
    private final List<HoursRow> hours = new ArrayList<>();
    private final List<LimitRow> limits = new ArrayList<>();

    TableWriter(CatalogueContent content) {
        this.content = content;
        content.calendars().forEach(this::add);
        content.channels().forEach(this::add);
        content.pools().forEach(this::add);
        content.merchants().forEach(this::add);
    }

    Rows rows() {
        return new Rows(
                content.institutions(),
                content.calendars().stream().map(CalendarRow::of).toList(),
                calendarDays,
                content.channels().stream().map(ChannelRow::of).toList(),
                interfaces,
                features,
                fees,
                maintenance,
                accounts,
                content.pools().stream().map(PoolRow::of).toList(),
                poolAccounts,
                merchants,
                routes,
                priorities,
                hours,
                limits);
    }

    private void add(BusinessCalendar calendar) {
        calendar.holidays().forEach(day -> calendarDays.add(new CalendarDayRow(calendar.code(), day, false)));
        calendar.workingDays().forEach(day -> calendarDays.add(new CalendarDayRow(calendar.code(), day, true)));
    }

    private void add(Channel channel) {
        Owner owner = Owner.channel(channel.code());
        addPriorities(owner, channel.priority());
        addHours(owner, channel.serviceHours());
        addLimits(owner, channel.limits());
        for (int at = 0; at < channel.maintenance().size(); at++) {
            maintenance.add(
                    MaintenanceRow.of(channel.code(), at, channel.maintenance().get(at)));
        }
        channel.interfaces().forEach(terms -> add(channel.code(), terms));
        channel.accounts().forEach(account -> add(channel.code(), account));
    }

    private void add(String channelCode, ChannelInterface terms) {
        interfaces.add(InterfaceRow.of(channelCode, terms));
        Owner owner = Owner.terms(channelCode, terms.operation());
        addPriorities(owner, terms.priority());
        addLimits(owner, terms.limits());
        for (int at = 0; at < terms.features().size(); at++) {
            features.add(FeatureRow.of(
                    channelCode, terms.operation(), at, terms.features().get(at)));
        }
        addFees(owner, terms.fees());
    }

    private void add(String channelCode, Account account) {
        accounts.add(AccountRow.of(channelCode, account));
        Owner owner = Owner.account(account.code());
        addHours(owner, account.serviceHours());
        addLimits(owner, account.limits());
        addFees(owner, account.fees());
    }

    private void add(Pool pool) {
        pool.accounts().forEach(account -> poolAccounts.add(new PoolAccountRow(pool.code(), account)));
        Owner owner = Owner.pool(pool.code());
        addHours(owner, pool.serviceHours());
        addLimits(owner, pool.limits());
    }

    private void add(MerchantRoutes merchant) {
        merchants.add(MerchantRow.of(merchant));
        merchant.routes().forEach(route -> routes.add(RouteRow.of(merchant.merchant(), route)));
    }

    private void addPriorities(Owner owner, List<PriorityEntry> entries) {
        for (int at = 0; at < entries.size(); at++) {
            priorities.add(PriorityRow.of(owner, at, entries.get(at)));
        }
    }

    private void addHours(Owner owner, List<ServiceHours> all) {
        for (int at = 0; at < all.size(); at++) {
            hours.add(HoursRow.of(owner, at, all.get(at)));
        }
    }

    private void addFees(Owner owner, List<Fee> all) {
        for (int at = 0; at < all.size(); at++) {
            fees.add(FeeRow.of(owner, at, all.get(at)));
        }
    }

    private void addLimits(Owner owner, List<Limit> all) {
        for (int at = 0; at < all.size(); at++) {
            limits.add(LimitRow.of(owner, at, all.get(at)));
        }
    }
}
