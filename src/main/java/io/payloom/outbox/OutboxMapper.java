package io.payloom.outbox;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface OutboxMapper {

    void insert(@Param("message") Message message, @Param("now") Instant now);

    List<Row> due(@Param("now") Instant now, @Param("most") int most);

    void postpone(@Param("ids") List<Long> ids, @Param("until") Instant until);

    List<String> unheard(@Param("now") Instant now, @Param("most") int most);

    void published(@Param("id") long id, @Param("before") int before, @Param("until") Instant until);

    void deleteStarts(String subjectNo);

    void deleteNews(@Param("subjectNo") String subjectNo, @Param("correlationKey") String correlationKey);

    void deleteAll(String subjectNo);

    int deleteUnheard(@Param("subjectNo") String subjectNo, @Param("now") Instant now);

    int count(
            @Param("subjectNo") String subjectNo,
            @Param("purpose") Message.Purpose purpose,
            @Param("untaken") boolean untaken);

    @Nullable
    Instant oldestDue(@Param("now") Instant now);
}
