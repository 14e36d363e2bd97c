package io.payloom.channel;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/**
 * The clock is the database's. {@code utc_timestamp} is the begin of a statement, also of one that waited for its row since
 * then; what has passed meanwhile is added to it.
 */
@Mapper
interface PaceMapper {

    String NOW = "timestampadd(microsecond, timestampdiff(microsecond, now(6), sysdate(6)), utc_timestamp(6))";

    /** Affects no row when the next query is not due; one that is due far ahead was so by a clock that was set back. */
    @Update("update query_pace set next_at = if(next_at between " + NOW + " and timestampadd(second, 2, " + NOW
            + "), next_at, " + NOW + ") + interval #{pace.interval} microsecond"
            + " where channel_code = #{code} and (next_at <= timestampadd(microsecond, #{pace.tolerance}, " + NOW
            + ") or next_at > timestampadd(second, 2, " + NOW + "))")
    int take(@Param("code") String code, @Param("pace") Pace pace);

    /** Gives the next place in the queue; behind the longest queue the next place is the first again. */
    @Update("update query_pace set queue_until = if(queue_until between " + NOW
            + " and timestampadd(microsecond, #{longest}, " + NOW + "), queue_until, " + NOW
            + ") + interval #{interval} microsecond where channel_code = #{code}")
    int queue(@Param("code") String code, @Param("interval") long interval, @Param("longest") long longest);

    /** In microseconds; to be asked in the transaction that queued. */
    @Select("select timestampdiff(microsecond, utc_timestamp(6), queue_until) from query_pace"
            + " where channel_code = #{code}")
    long microsToWait(String code);

    /** Affects no row when there is one. */
    @Insert("insert ignore into query_pace (channel_code, next_at, queue_until)"
            + " values (#{code}, utc_timestamp(6), utc_timestamp(6))")
    int add(String code);

    /**
     * How queries follow each other, such that a second, wherever it begins, never sees more of them than the rate says.
     *
     * <p>A tenth of the rate may come at once, as two who ask at the same moment should not be refused for that. A second sees
     * that burst, and what is due in it; so the interval leaves room for the burst, and in the long run a little less than the
     * rate is asked.
     *
     * @param interval between queries, in microseconds
     * @param tolerance how much earlier than due a query may come, in microseconds
     */
    record Pace(long interval, long tolerance) {

        private static final long SECOND = 1_000_000;
        private static final int BURST_PART = 10;

        /** @param perSecond at least 1 */
        static Pace of(int perSecond) {
            int burst = 1 + perSecond / BURST_PART;
            long interval = Math.ceilDiv(SECOND, perSecond + 1L - burst);
            return new Pace(interval, interval * (burst - 1));
        }
    }
}
