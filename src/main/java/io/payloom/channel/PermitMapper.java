package io.payloom.channel;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PermitMapper {

    /** All slots of a channel, each with whether somebody holds it now. */
    @Select(
            """
            select slot, holder is not null and expires_at > #{now} as held
            from channel_permit where channel_code = #{code} order by slot
            """)
    List<Slot> slots(@Param("code") String code, @Param("now") Instant now);

    /** Affects no row when another was faster. */
    @Update(
            """
            update channel_permit set holder = #{lease.holder}, expires_at = #{until}
            where channel_code = #{lease.channelCode} and slot = #{lease.slot}
              and (holder is null or expires_at <= #{now})
            """)
    int take(@Param("lease") Lease lease, @Param("until") Instant until, @Param("now") Instant now);

    /** Affects no row when the lease ran out and another holds the slot. */
    @Update(
            """
            update channel_permit set holder = null, expires_at = null
            where channel_code = #{channelCode} and slot = #{slot} and holder = #{holder}
            """)
    int giveBack(Lease lease);

    /** Adds the slots that are not there yet. */
    @Update(
            """
            <script>
            insert ignore into channel_permit (channel_code, slot) values
            <foreach item="slot" collection="slots" separator=",">(#{code}, #{slot})</foreach>
            </script>
            """)
    void addSlots(@Param("code") String code, @Param("slots") List<Integer> slots);

    @Select(
            """
            select channel_code, count(*) as calls
            from channel_permit where holder is not null and expires_at > #{now} group by channel_code
            """)
    List<OpenCalls> openCalls(Instant now);

    record Slot(int slot, boolean held) {}

    /**
     * The right to one call at a time.
     *
     * @param holder of this one lease only, so that nobody else can give it back
     * @param limit of the channel under which it was taken; it serves under no other, for another one holds at once
     * @param keptUntil when its instance begins no further call with it
     */
    record Lease(String channelCode, int slot, String holder, int limit, Instant keptUntil) {}

    record OpenCalls(String channelCode, int calls) {}
}
