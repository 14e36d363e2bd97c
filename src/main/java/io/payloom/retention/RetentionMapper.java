package io.payloom.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/** Each statement removes some rows at most and answers how many; what is still needed stays, however old it is. */
@Mapper
interface RetentionMapper {

    @Insert(
            """
            insert into retention (name, due_at, removed) values (#{name}, #{now}, 0)
            on duplicate key update name = values(name)
            """)
    void open(@Param("name") String name, @Param("now") Instant now);

    /** Affects one row for the one instance that looks now. */
    @Update("update retention set due_at = #{until}, looked_at = #{now} where name = #{name} and due_at <= #{now}")
    int claim(@Param("name") String name, @Param("now") Instant now, @Param("until") Instant until);

    /**
     * Gives this instance the turn for a while, if it is time to look and nobody else does. The first time only begins to count.
     */
    default boolean takeTurn(String name, Instant now, Duration lease) {
        boolean taken = claim(name, now, now.plus(lease)) == 1;
        if (!taken) {
            open(name, now);
        }
        return taken;
    }

    @Update("update retention set due_at = #{dueAt}, removed = removed + #{removed} where name = #{name}")
    void looked(@Param("name") String name, @Param("dueAt") Instant dueAt, @Param("removed") long removed);

    /** Not while an order may still confirm or give back what it holds of it. */
    @Delete(
            """
            delete from quota_counter
            where day < #{before} and not exists (
              select 1 from quota_hold h
              where h.card = quota_counter.card and h.scope = quota_counter.scope and h.day = quota_counter.day
                and h.state = 'HELD')
            order by day limit #{most}
            """)
    int quotaCounters(@Param("before") LocalDate before, @Param("most") int most);

    /** After their counters, so that what is held of a counter is all there or all gone. */
    @Delete(
            """
            delete from quota_hold
            where day < #{before} and state <> 'HELD' and not exists (
              select 1 from quota_counter c
              where c.card = quota_hold.card and c.scope = quota_hold.scope and c.day = quota_hold.day)
            order by day limit #{most}
            """)
    int quotaHolds(@Param("before") LocalDate before, @Param("most") int most);

    /** Of what they may count for, no counter of these days is opened any more. */
    @Delete(
            """
            delete from quota_use
            where channel_day < #{before} and pool_day < #{before} and state <> 'HELD'
            order by channel_day limit #{most}
            """)
    int quotaUses(@Param("before") LocalDate before, @Param("most") int most);

    /** Neither the newest, nor the one that says which sample file was read last. */
    @Delete(
            """
            delete from catalogue_edition
            where recorded_at < #{before}
              and version < (select version from (
                select min(version) version from (
                  select version from catalogue_edition order by version desc limit 20) newest) oldest_of_the_newest)
              and version <> coalesce((select version from (
                select max(version) version from catalogue_edition where sample_digest is not null) sample), 0)
            order by recorded_at limit #{most}
            """)
    int editions(@Param("before") Instant before, @Param("most") int most);

    @Delete("delete from notification_attempt where at < #{before} order by at limit #{most}")
    int attempts(@Param("before") Instant before, @Param("most") int most);

    @Delete("delete from bank_call where at < #{before} order by at limit #{most}")
    int calls(@Param("before") Instant before, @Param("most") int most);

    @Delete("delete from bank_message where received_at < #{before} order by received_at limit #{most}")
    int messages(@Param("before") Instant before, @Param("most") int most);

    @Delete("delete from alert where acknowledged_at < #{before} order by acknowledged_at limit #{most}")
    int alerts(@Param("before") Instant before, @Param("most") int most);
}
