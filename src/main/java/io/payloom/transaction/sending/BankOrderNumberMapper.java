package io.payloom.transaction.sending;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BankOrderNumberMapper {

    @Insert(
            """
            insert into bank_order_sequence (channel, day, next_value) values (#{channel}, #{day}, 1)
            on duplicate key update channel = channel
            """)
    void startSequence(@Param("channel") String channel, @Param("day") LocalDate day);

    @Select(
            """
            select next_value from bank_order_sequence where channel = #{channel} and day = #{day} for update
            """)
    long lockSequence(@Param("channel") String channel, @Param("day") LocalDate day);

    @Update(
            """
            update bank_order_sequence set next_value = next_value + #{by} where channel = #{channel} and day = #{day}
            """)
    void advanceSequence(@Param("channel") String channel, @Param("day") LocalDate day, @Param("by") int by);
}
