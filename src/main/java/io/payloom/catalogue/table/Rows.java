package io.payloom.catalogue.table;

import io.payloom.catalogue.Institution;
import java.util.List;

/** The rows of all tables. */
record Rows(
        List<Institution> institutions,
        List<CalendarRow> calendars,
        List<CalendarDayRow> calendarDays,
        List<ChannelRow> channels,
        List<InterfaceRow> interfaces,
        List<FeatureRow> features,
        List<FeeRow> fees,
        List<MaintenanceRow> maintenance,
        List<AccountRow> accounts,
        List<PoolRow> pools,
        List<PoolAccountRow> poolAccounts,
        List<MerchantRow> merchants,
        List<RouteRow> routes,
        List<PriorityRow> priorities,
        List<HoursRow> hours,
        List<LimitRow> limits) {}
