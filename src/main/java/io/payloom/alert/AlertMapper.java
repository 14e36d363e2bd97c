package io.payloom.alert;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface AlertMapper {

    @Insert(
            """
            insert into alert (kind, dedup_key, subject_no, text, occurrences, first_at, last_at)
            values (#{kind}, #{key}, #{subjectNo}, #{text}, 1, #{now}, #{now})
            on duplicate key update occurrences = occurrences + 1, last_at = #{now}, text = #{text}
            """)
    void raise(
            @Param("kind") String kind,
            @Param("key") String key,
            @Param("subjectNo") @Nullable String subjectNo,
            @Param("text") String text,
            @Param("now") Instant now);

    @Select(
            """
            select kind, dedup_key, subject_no, text, occurrences, first_at, last_at
            from alert where subject_no = #{subjectNo} order by id
            """)
    List<Alerts.Alert> about(String subjectNo);

    @Select(
            """
            select kind, dedup_key, subject_no, text, occurrences, first_at, last_at
            from alert where kind = #{kind} order by id
            """)
    List<Alerts.Alert> ofKind(String kind);
}
