package io.payloom.lifecycle;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface RunMapper {

    void insert(@Param("subjectNo") String subjectNo, @Param("process") ProcessKind process, @Param("due") Instant due);

    int claim(
            @Param("subjectNo") String subjectNo,
            @Param("runKey") String runKey,
            @Param("now") Instant now,
            @Param("due") Instant due);

    @Nullable
    String lockRunKey(String subjectNo);

    int expectOf(@Param("subjectNo") String subjectNo, @Param("runKey") String runKey, @Param("due") Instant due);

    void expectBy(@Param("subjectNo") String subjectNo, @Param("due") Instant due);

    void finish(@Param("subjectNo") String subjectNo, @Param("now") Instant now);

    int reopen(@Param("subjectNo") String subjectNo, @Param("due") Instant due);

    Runs.Overdue find(String subjectNo);

    List<Runs.Overdue> overdue(@Param("now") Instant now, @Param("most") int most);

    int restart(
            @Param("subjectNo") String subjectNo,
            @Param("runNo") int runNo,
            @Param("runKey") @Nullable String runKey,
            @Param("due") Instant due);
}
