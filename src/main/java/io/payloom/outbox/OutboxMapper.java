package io.payloom.outbox;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface OutboxMapper {

    void insert(@Param("message") Message message, @Param("now") Instant now, @Param("due") Instant due);

    List<Row> due(@Param("now") Instant now, @Param("most") int most);

    void postpone(@Param("messageIds") List<String> messageIds, @Param("until") Instant until);

    List<String> unheard(@Param("now") Instant now, @Param("most") int most);

    void published(@Param("messageId") String messageId, @Param("before") int before, @Param("until") Instant until);

    /** Those that are gone meanwhile stay so. */
    int startsTaken(@Param("messageIds") List<String> messageIds, @Param("until") Instant until);

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
