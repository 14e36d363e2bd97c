package io.payloom.routing;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface DecisionMapper {

    /** Leaves a decision that is already there as it is; waits for one that is being written. */
    @Insert(
            """
            insert into route_decision (order_no, attempt, channel_code, explanation, decided_at)
            values (#{orderNo}, #{attempt}, #{channelCode}, #{explanation}, #{decidedAt})
            on duplicate key update order_no = order_no
            """)
    void insertIfNone(DecisionRow row);

    @Select(
            """
            select order_no, attempt, channel_code, explanation, decided_at
            from route_decision where order_no = #{orderNo} and attempt = #{attempt}
            """)
    @Nullable
    DecisionRow find(@Param("orderNo") String orderNo, @Param("attempt") int attempt);

    @Select(
            """
            select order_no, attempt, channel_code, explanation, decided_at
            from route_decision where order_no = #{orderNo} order by attempt
            """)
    List<DecisionRow> of(String orderNo);
}
