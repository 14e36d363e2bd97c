package io.payloom.lifecycle;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

@Mapper
interface RunMapper {

    void insert(@Param("subjectNo") String subjectNo, @Param("process") String process, @Param("due") Instant due);

    int claim(
            @Param("subjectNo") String subjectNo,
            @Param("runKey") String runKey,
            @Param("now") Instant now,
            @Param("due") Instant due);

    @Nullable
    String lockRunKey(String subjectNo);

    int expectOf(
            @Param("subjectNo") String subjectNo,
            @Param("runKey") String runKey,
            @Param("now") Instant now,
            @Param("due") Instant due,
            @Param("sooner") boolean sooner);

    void expectBy(@Param("subjectNo") String subjectNo, @Param("due") Instant due, @Param("look") Instant look);

    void told(@Param("subjectNo") String subjectNo, @Param("due") Instant due);

    void lookBy(@Param("runKey") String runKey, @Param("due") Instant due);

    void awaitPerson(@Param("runKey") String runKey, @Param("look") Instant look);

    void triesAgain(@Param("runKey") String runKey, @Param("until") Instant until);

    void look(@Param("subjectNo") String subjectNo, @Param("at") Instant at);

    void foundAlive(@Param("run") Run run, @Param("at") Instant at);

    void overlook(@Param("run") Run run, @Param("since") Instant since, @Param("at") Instant at);

    void finish(@Param("subjectNo") String subjectNo, @Param("now") Instant now);

    int finishBy(@Param("subjectNo") String subjectNo, @Param("runKey") String runKey, @Param("now") Instant now);

    int reopen(@Param("subjectNo") String subjectNo, @Param("due") Instant due);

    @Nullable
    Run find(String subjectNo);

    /** At most one: keys are never used again. */
    @Nullable
    String drivenBy(String runKey);

    List<Run> overdue(@Param("now") Instant now, @Param("most") int most);

    List<Runs.Still> still();

    int restart(
            @Param("subjectNo") String subjectNo,
            @Param("runNo") int runNo,
            @Param("runKey") @Nullable String runKey,
            @Param("due") Instant due);
}
