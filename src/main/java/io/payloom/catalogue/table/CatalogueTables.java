package io.payloom.catalogue.table;

import io.payloom.catalogue.CatalogueContent;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The tables of the catalogue. Who calls decides on the transaction. */
@Component
public class CatalogueTables {

    /** The row of the catalogue in {@code catalogue_version}. */
    public static final String VERSION = "channels";

    private static final int AT_ONCE = 500;

    /** Owned rows before their owners. */
    private static final List<String> TABLES = List.of(
            "catalogue_limit",
            "catalogue_fee",
            "catalogue_hours",
            "catalogue_priority",
            "merchant_route",
            "merchant_routing",
            "pool_account",
            "pool",
            "channel_account",
            "maintenance_window",
            "interface_feature",
            "channel_interface",
            "channel",
            "calendar_day",
            "business_calendar",
            "institution");

    private final CatalogueMapper mapper;

    CatalogueTables(CatalogueMapper mapper) {
        this.mapper = mapper;
    }

    public long version() {
        return mapper.version(VERSION);
    }

    /** Whoever changes the tables as a whole holds this lock to the end. */
    public long lockVersion() {
        return mapper.lockVersion(VERSION);
    }

    /** Sorted by code, operation or position; unchecked. */
    public CatalogueContent read() {
        return new TableReader(new Rows(
                        mapper.institutions(),
                        mapper.calendars(),
                        mapper.calendarDays(),
                        mapper.channels(),
                        mapper.interfaces(),
                        mapper.features(),
                        mapper.fees(),
                        mapper.maintenance(),
                        mapper.accounts(),
                        mapper.pools(),
                        mapper.poolAccounts(),
                        mapper.merchants(),
                        mapper.routes(),
                        mapper.priorities(),
                        mapper.hours(),
                        mapper.limits()))
                .content()
                .sorted();
    }

    /** Replaces everything; the version stays. */
    public void write(CatalogueContent content) {
        Rows rows = new TableWriter(content.sorted()).rows();
        TABLES.forEach(mapper::clear);
        insert(rows.institutions(), mapper::insertInstitutions);
        insert(rows.calendars(), mapper::insertCalendars);
        insert(rows.calendarDays(), mapper::insertCalendarDays);
        insert(rows.channels(), mapper::insertChannels);
        insert(rows.interfaces(), mapper::insertInterfaces);
        insert(rows.features(), mapper::insertFeatures);
        insert(rows.fees(), mapper::insertFees);
        insert(rows.maintenance(), mapper::insertMaintenance);
        insert(rows.accounts(), mapper::insertAccounts);
        insert(rows.pools(), mapper::insertPools);
        insert(rows.poolAccounts(), mapper::insertPoolAccounts);
        insert(rows.merchants(), mapper::insertMerchants);
        insert(rows.routes(), mapper::insertRoutes);
        insert(rows.priorities(), mapper::insertPriorities);
        insert(rows.hours(), mapper::insertHours);
        insert(rows.limits(), mapper::insertLimits);
    }

    private static <T> void insert(List<T> rows, Consumer<List<T>> insert) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            insert.accept(rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }
}
