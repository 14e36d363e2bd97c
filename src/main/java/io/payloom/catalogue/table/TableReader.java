package io.payloom.catalogue.table;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.ChannelInterface;
import io.payloom.catalogue.Feature;
import io.payloom.catalogue.Fee;
import io.payloom.catalogue.Limit;
import io.payloom.catalogue.MaintenanceWindow;
import io.payloom.catalogue.MerchantRoutes;
import io.payloom.catalogue.Pool;
import io.payloom.catalogue.PriorityEntry;
import io.payloom.catalogue.ServiceHours;
import io.payloom.catalogue.schedule.BusinessCalendar;
import io.payloom.catalogue.schedule.QuerySchedule;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts the rows of all tables together. */
final class TableReader {

    private final Rows rows;
    private final Parts<PriorityEntry> priorities;
    private final Parts<ServiceHours> hours;
    private final Parts<Limit> limits;
    private final Parts<Feature> features;
    private final Parts<Fee> fees;
    private final Parts<MaintenanceWindow> maintenance;
    private final Parts<InterfaceRow> interfaces;
    private final Parts<AccountRow> accounts;
    private final Parts<String> poolAccounts;
    private final Parts<MerchantRoutes.Route> routes;
    private final Parts<CalendarDayRow> calendarDays;

    TableReader(Rows rows) {
        this.rows = rows;
        this.priorities = Parts.of(rows.priorities(), PriorityRow::owner, PriorityRow::read);
        this.hours = Parts.of(rows.hours(), HoursRow::owner, HoursRow::read);
        this.limits = Parts.of(rows.limits(), LimitRow::owner, LimitRow::read);
        this.features = Parts.of(rows.features(), FeatureRow::owner, FeatureRow::read);
        this.fees = Parts.of(rows.fees(), FeeRow::owner, FeeRow::read);
        this.maintenance = Parts.of(rows.maintenance(), MaintenanceRow::owner, MaintenanceRow::read);
        this.interfaces = Parts.of(rows.interfaces(), row -> Owner.channel(row.channelCode()), row -> row);
        this.accounts = Parts.of(rows.accounts(), row -> Owner.channel(row.channelCode()), row -> row);
        this.poolAccounts =
                Parts.of(rows.poolAccounts(), row -> Owner.pool(row.poolCode()), PoolAccountRow::accountCode);
        this.routes = Parts.of(rows.routes(), row -> Owner.merchant(row.merchantId()), RouteRow::read);
        this.calendarDays = Parts.of(rows.calendarDays(), row -> Owner.calendar(row.calendarCode()), row -> row);
    }

    /** @throws RowsWithoutOwner when a part belongs to nobody, as after a slip of the pen in SQL */
    CatalogueContent content() {
        CatalogueContent content = new CatalogueContent(
                rows.institutions(),
                rows.calendars().stream().map(this::calendar).toList(),
                rows.channels().stream().map(this::channel).toList(),
                rows.pools().stream().map(this::pool).toList(),
                rows.merchants().stream().map(this::merchant).toList());
        Set<String> nobody = new TreeSet<>();
        List.of(priorities, hours, limits, fees).forEach(parts -> nobody.addAll(parts.unclaimed()));
        if (!nobody.isEmpty()) {
            throw new RowsWithoutOwner(nobody);
        }
        return content;
    }

    private BusinessCalendar calendar(CalendarRow row) {
        Map<Boolean, Set<LocalDate>> byKind = calendarDays.of(Owner.calendar(row.code())).stream()
                .collect(Collectors.partitioningBy(
                        CalendarDayRow::working, Collectors.mapping(CalendarDayRow::day, Collectors.toSet())));
        return new BusinessCalendar(
                row.code(),
                row.weekendDays(),
                byKind.getOrDefault(false, Set.of()),
                byKind.getOrDefault(true, Set.of()));
    }

    private Channel channel(ChannelRow row) {
        Owner owner = Owner.channel(row.code());
        return new Channel(
                row.code(),
                row.name(),
                row.protocol(),
                row.baseUrl(),
                row.enabled(),
                row.weight(),
                priorities.of(owner),
                row.zone(),
                row.calendar(),
                row.orderNumbers(),
                row.callDeadline(),
                row.maxConcurrency(),
                row.queriesPerSecond(),
                row.maxBacklog(),
                row.reserve(),
                hours.of(owner),
                maintenance.of(owner),
                limits.of(owner),
                interfaces.of(owner).stream().map(this::terms).toList(),
                accounts.of(owner).stream().map(this::account).toList());
    }

    private ChannelInterface terms(InterfaceRow row) {
        return new ChannelInterface(
                row.operation(),
                Set.copyOf(Words.split(row.methods())),
                Set.copyOf(Words.split(row.types())),
                Set.copyOf(Words.split(row.currencies())),
                Set.copyOf(Words.split(row.institutions())),
                row.minAmount(),
                row.maxAmount(),
                row.enabled(),
                row.weight(),
                priorities.of(row.owner()),
                features.of(row.owner()),
                limits.of(row.owner()),
                fees.of(row.owner()),
                QuerySchedule.parse(row.querySchedule()),
                row.notFoundFinalAfter(),
                row.resendAfter(),
                row.closeSupported(),
                row.payerTimeout(),
                row.lastVoid(),
                row.maxParts(),
                Set.copyOf(Words.split(row.cnapsTypes())),
                row.checkDigitRequired());
    }

    private Account account(AccountRow row) {
        Owner owner = Owner.account(row.code());
        return new Account(
                row.code(),
                row.mid(),
                row.enabled(),
                row.weight(),
                row.region(),
                row.industry(),
                Set.copyOf(Words.split(row.merchants())),
                hours.of(owner),
                limits.of(owner),
                fees.of(owner));
    }

    private Pool pool(PoolRow row) {
        Owner owner = Owner.pool(row.code());
        return new Pool(
                row.code(),
                row.name(),
                row.enabled(),
                poolAccounts.of(owner),
                row.ranking(),
                row.accountChoice(),
                row.matchRegion(),
                row.matchIndustry(),
                row.minSuccessPercent(),
                row.maxCreditPercent(),
                row.maxDebitCreditDifference(),
                row.explorationPercent(),
                ZoneId.of(row.timeZone()),
                hours.of(owner),
                limits.of(owner));
    }

    private MerchantRoutes merchant(MerchantRow row) {
        return new MerchantRoutes(
                row.merchantId(),
                row.region(),
                row.industry(),
                row.lateMoney(),
                row.duplicatePayouts(),
                row.timeZone() == null ? null : ZoneId.of(row.timeZone()),
                routes.of(Owner.merchant(row.merchantId())));
    }
}
