package io.payloom.resultcode;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CodeMapper {

    @Select(
            """
            select channel_code, operation, code, sub_code, unified_code, verdict, message, counts_against_health,
                   reroutable
            from result_code
            """)
    List<CodeRow> codes();

    /** Affects one row when the code was not there before, else two. */
    @Insert(
            """
            insert into untranslated_code (channel_code, operation, code, sub_code, occurrences, first_at, last_at)
            values (#{key.channel}, #{key.operation}, #{key.code}, #{key.subCode}, 1, #{now}, #{now})
            on duplicate key update occurrences = occurrences + 1, last_at = #{now}
            """)
    int count(@Param("key") CodeKey key, @Param("now") Instant now);
}
