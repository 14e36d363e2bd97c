package io.payloom.transaction;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface TranscriptMapper {

    @Insert(
            """
            insert into bank_call (transaction_no, source, request, answer, at)
            values (#{call.transactionNo}, #{call.source}, #{call.request}, #{call.answer}, #{now})
            """)
    void insert(@Param("call") Transcripts.Sealed call, @Param("now") Instant now);

    @Select(
            """
            select source, request, answer, at from bank_call where transaction_no = #{transactionNo} order by id
            """)
    List<Row> calls(String transactionNo);

    /** The channel, to which they are bound, stands in the place of the source. */
    @Select(
            """
            select channel as source, null as request, ciphertext as answer, received_at as at
            from bank_message where transaction_no = #{transactionNo} order by id
            """)
    List<Row> callbacks(String transactionNo);

    /** As it is stored. */
    record Row(String source, byte @Nullable [] request, byte @Nullable [] answer, Instant at) {}
}
