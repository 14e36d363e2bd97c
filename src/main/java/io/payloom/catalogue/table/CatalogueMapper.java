package io.payloom.catalogue.table;

import io.payloom.catalogue.Institution;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CatalogueMapper {

    @Select("select version from catalogue_version where name = #{name}")
    long version(String name);

    @Select("select version from catalogue_version where name = #{name} for update")
    long lockVersion(String name);

    List<Institution> institutions();

    List<CalendarRow> calendars();

    List<CalendarDayRow> calendarDays();

    List<ChannelRow> channels();

    List<InterfaceRow> interfaces();

    List<FeatureRow> features();

    List<FeeRow> fees();

    List<MaintenanceRow> maintenance();

    List<AccountRow> accounts();

    List<PoolRow> pools();

    List<PoolAccountRow> poolAccounts();

    List<MerchantRow> merchants();

    List<RouteRow> routes();

    List<PriorityRow> priorities();

    List<HoursRow> hours();

    List<LimitRow> limits();

    /** The table's name is one of our own. */
    @Delete("delete from ${table}")
    void clear(@Param("table") String table);

    void insertInstitutions(@Param("rows") List<Institution> rows);

    void insertCalendars(@Param("rows") List<CalendarRow> rows);

    void insertCalendarDays(@Param("rows") List<CalendarDayRow> rows);

    void insertChannels(@Param("rows") List<ChannelRow> rows);

    void insertInterfaces(@Param("rows") List<InterfaceRow> rows);

    void insertFeatures(@Param("rows") List<FeatureRow> rows);

    void insertFees(@Param("rows") List<FeeRow> rows);

    void insertMaintenance(@Param("rows") List<MaintenanceRow> rows);

    void insertAccounts(@Param("rows") List<AccountRow> rows);

    void insertPools(@Param("rows") List<PoolRow> rows);

    void insertPoolAccounts(@Param("rows") List<PoolAccountRow> rows);

    void insertMerchants(@Param("rows") List<MerchantRow> rows);

    void insertRoutes(@Param("rows") List<RouteRow> rows);

    void insertPriorities(@Param("rows") List<PriorityRow> rows);

    void insertHours(@Param("rows") List<HoursRow> rows);

    void insertLimits(@Param("rows") List<LimitRow> rows);
}
