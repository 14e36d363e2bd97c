package io.payloom.transaction.asking;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface InquiryMapper {

    /** One row, unless the bank was asked on request after {@code before}. */
    @Update(
            """
            update bank_transaction set asked_at = #{now}
            where transaction_no = #{transactionNo} and (asked_at is null or asked_at < #{before})
            """)
    int askUnlessAsked(
            @Param("transactionNo") String transactionNo, @Param("now") Instant now, @Param("before") Instant before);

    /** Due for the watch, oldest first; rows that another instance has in hand are left out. */
    @Select(
            """
            select transaction_no from bank_transaction
            where watch_at <= #{now} order by watch_at limit #{most} for update skip locked
            """)
    List<String> watched(@Param("now") Instant now, @Param("most") int most);

    @Update("update bank_transaction set watch_at = #{at} where transaction_no = #{transactionNo}")
    void watchAt(@Param("transactionNo") String transactionNo, @Param("at") @Nullable Instant at);

    /** Whether so many queries in a row have failed about any transaction of the channel that is not final. */
    @Select(
            """
            select exists (select 1 from bank_transaction
              where final_at is null and channel = #{channel} and failed_queries >= #{failures})
            """)
    boolean areQueriesFailing(@Param("channel") String channel, @Param("failures") int failures);

    @Select(
            """
            select channel, count(*) as waiting,
              sum(case when next_query_at is null and state = 'PROCESSING' then 1 else 0 end) as stuck,
              min(sent_at) as oldest
            from bank_transaction
            where final_at is null and sent_at is not null
            group by channel
            """)
    List<UnknownAges> unknownAges();
}
